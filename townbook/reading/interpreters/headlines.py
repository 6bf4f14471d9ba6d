"""The part of a long line that names what the line is about."""

from __future__ import annotations

import re

from townbook.reading.source import Passage, Source
from townbook.reading.wording import sentences

_WHOLE = 120
"""Characters up to which a sentence is its own title."""
_LONGEST_TITLE = 160
_SHORTEST_TITLE = 6
_SHORTEST_CLAUSE = 40
_DASH = re.compile(r"\s[-–—]\s|:\s")
_COMMA = re.compile(r"[,،;؛]\s")


def headline(source: Source, words: Passage) -> Passage:
    """The part of a line that names it: the whole of a short line, else what stands before a dash or
    colon, else its first sentence, else its first clause."""
    start, end = words
    text = source.text[start:end]
    first_ends = next((stop for _, stop in sentences(text)), len(text))
    if len(text) > _WHOLE and (dash := _DASH.search(text, _SHORTEST_TITLE, min(first_ends, _WHOLE))):
        return start, start + dash.start()
    if first_ends <= _LONGEST_TITLE:
        return start, start + len(text[:first_ends].rstrip(" ."))
    comma = _COMMA.search(text, _SHORTEST_CLAUSE, _LONGEST_TITLE)
    cut = comma.start() if comma else text.rfind(" ", 0, _LONGEST_TITLE)
    return start, start + (cut if cut > 0 else _LONGEST_TITLE)
