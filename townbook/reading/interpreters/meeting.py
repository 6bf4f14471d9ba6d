"""Which meeting a text tells of: who met, and when."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from townbook.reading.interpreters.headlines import headline
from townbook.reading.interpreters.speech import headlines
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Source
from townbook.reading.wording import plain
from townbook.text.dates import Precision, find_dates

_HEAD = 2000
"""Characters in which minutes say who met and when."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met ("" where it is not said) and on which day (``None`` where that is not said);
    ``title`` is what the text calls itself."""

    title: str
    council: str
    day: date | None


def read_meeting(source: Source) -> Meeting:
    """The meeting that the head of a text tells of."""
    begins = source.blocks[0].start if source.blocks else 0
    head = source.text[begins : begins + _HEAD]
    words, low = speech_pack(source.language).minutes, plain(head)
    council = re.search(words.council, low)
    days = (
        span
        for span in find_dates(head, source.language)
        if span.precision is Precision.DAY and span.year_said
    )
    name = " ".join(head[council.start() : council.end()].split()) if council else ""
    return Meeting(_title(source, low, begins), name, next((span.starts for span in days), None))


def _title(source: Source, low: str, begins: int) -> str:
    """The line above the text that names a meeting, else the last of them, which is the headline;
    else what the text calls its meeting; else the words it begins with."""
    words = speech_pack(source.language).minutes
    lines = [source.passage_text(line) for line in headlines(source)]
    if lines:
        return next((line for line in lines if re.search(words.meeting, plain(line))), lines[-1])
    named = re.search(words.named, low)
    if named:
        return source.passage_text((begins + named.start(), begins + named.end()))
    first = source.blocks[0] if source.blocks else None
    return source.passage_text(headline(source, (first.content_start, first.end))) if first else ""
