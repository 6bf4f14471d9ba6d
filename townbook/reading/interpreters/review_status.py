"""Where a point of a review stands, by its words."""

from __future__ import annotations

import re

from townbook.reading.draft import DraftStatus
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Passage, Source
from townbook.reading.status import Status
from townbook.reading.statuses import read_status
from townbook.reading.wording import plain

_SAID = 0.8
"""From this confidence on, a report's own set phrase decides."""
_WORDS = 0.6
_HEADING = 0.4
"""The heading alone says that it was done; not that it was finished."""


def done_status(source: Source, told: Passage, heading: Passage) -> DraftStatus:
    """The status of a point told among what was done in the year behind.

    Set phrases decide, then the review's own ways of saying that a work is permanent, goes on or
    was ended; where there are none, the heading says that it was done. ``told`` takes in all that is
    told of the point, ``heading`` is the passage of the section's heading.
    """
    text, begins = source.passage_text(told), told[0]
    said = read_status(text, source.language)
    if said.confidence >= _SAID and said.span is not None and said.value is not Status.PLANNED:
        span = begins + said.span[0], begins + said.span[1]
        return said.in_draft(span)
    words, low = speech_pack(source.language).review, plain(text)
    for value, form in (
        (Status.ONGOING, words.lasting),
        (Status.IN_PROGRESS, words.running),
        (Status.COMPLETED, words.finished),
    ):
        match = re.search(form, low)
        if match:
            return DraftStatus(value, "", None, (begins + match.start(), begins + match.end()), _WORDS)
    return DraftStatus(Status.COMPLETED, "", None, heading, _HEADING)
