"""Find in a document the words a person copied from it."""

from __future__ import annotations

import re
from itertools import islice

from townbook.reading.source import Passage

BETWEEN = re.compile(r"\s+(?:…|\.\.\.)\s+")
"""Stands for what is left out between the first words and the last."""

LONGEST = 20_000
"""Characters from the first of two words to the second."""

MOST_BEGINNINGS = 50
"""Places at which the first words are taken to begin: a single letter stands at thousands."""


def occurrences(words: str, text: str, first: int = 0) -> list[Passage]:
    """Where the words stand in the text from the character ``first`` on, however they are spaced.

    "Build … bridge" is from the one to the nearest other, where it does not stand so itself.
    """
    whole = _spaced(words)
    found = [match.span() for match in whole.finditer(text, first)] if whole else []
    if found:
        return found
    begins, *rest = BETWEEN.split(words.strip())
    if len(rest) != 1:
        return []
    opening, closing = _spaced(begins), _spaced(rest[0])
    if opening is None or closing is None:
        return []
    begun = islice(opening.finditer(text, first), MOST_BEGINNINGS)
    ends = ((match.start(), closing.search(text, match.end(), match.end() + LONGEST)) for match in begun)
    return [(start, end.end()) for start, end in ends if end is not None]


def _spaced(words: str) -> re.Pattern[str] | None:
    said = words.split()
    return re.compile(r"\s+".join(map(re.escape, said))) if said else None


def is_said(words: str, passage: Passage, text: str) -> bool:
    """Whether the passage is one of the text and holds these very words."""
    return passage[0] < passage[1] <= len(text) and words.split() == text[slice(*passage)].split()
