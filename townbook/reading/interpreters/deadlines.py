"""By when something must be done."""

from __future__ import annotations

import re
from datetime import date

from townbook.reading.draft import DraftDue
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.wording import plain
from townbook.text.dates import find_dates
from townbook.text.durations import find_durations

_BEFORE = 24
"""Characters in which the word "until" stands before a date."""
MEETING = "meeting"


def read_due(text: str, language: str, counted_from: date | None = None) -> DraftDue | None:
    """The deadline a sentence sets; ``None`` where it sets none.

    "Within 20 days" is counted from ``counted_from``, the day of the meeting, or where that is not
    known from the word "meeting". A date is a deadline where "until" or the like stands before it;
    its last day counts.
    """
    for duration in find_durations(text, language):
        if duration.deadline:
            return DraftDue(
                duration.low, duration.high, counted_from.isoformat() if counted_from else MEETING
            )
    low = plain(text)
    until = re.compile(speech_pack(language).orders.until)
    for day in find_dates(text, language, reference=counted_from):
        if until.search(low[max(0, day.start - _BEFORE) : day.start]):
            return DraftDue(day.ends.isoformat(), day.ends.isoformat(), None)
    return None
