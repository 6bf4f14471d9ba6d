"""The words of a text with the places they stand at, and their search keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from townbook.text.packs.search import search_pack
from townbook.text.search_keys import search_tokens, typed_words

LONGEST_WORD = 64
"""Characters of a word that are looked at; no word is as long."""

_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06dc"
_INVISIBLE = "\u00ad\u0640\u200b-\u200f\u2060"
_QUOTES = "'’‘ʼʹ`´′׳\"“”„״"
# A word as it is written: letters, and what may stand between the letters of one word.
_WORD = re.compile(rf"\d+|[^\W\d_]+(?:[{_MARKS}{_INVISIBLE}{_QUOTES}]+[^\W\d_]+)*")

_REMEMBERED_WORDS = 65_536

Range = tuple[int, int]
"""Characters ``[start, end)`` of a text."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word at the characters ``[start, end)``, and its key."""

    start: int
    end: int
    key: str


def placed_words(text: str, language: str) -> Iterator[PlacedWord]:
    """The words of a text in order. ``KeyError`` for a language without a pack."""
    for start, end in word_ranges(text, language):
        for key in word_keys(text[start:end][:LONGEST_WORD], language):
            yield PlacedWord(start, end, key)


@lru_cache(maxsize=_REMEMBERED_WORDS)
def word_keys(word: str, language: str) -> tuple[str, ...]:
    """The search keys of a word as it is written: one, or none, or those of its parts."""
    return tuple(search_tokens(word, language))


def word_ranges(text: str, language: str, longest: int | None = None) -> Iterator[Range]:
    """Where the words of the text's first ``longest`` characters stand; with each, what belongs to it but is
    written apart ("می" of "می شود").
    """
    held: Range | None = None
    waiting: int | None = None
    for match in _WORD.finditer(text, 0, len(text) if longest is None else longest):
        start, end = match.span()
        to_next, to_previous = _glues(match[0][:LONGEST_WORD], language)
        if held and to_previous:
            held = (held[0], end)
            continue
        if held:
            yield held
            held = None
        if to_next and waiting is None:
            waiting = start
            continue
        held = (start if waiting is None else waiting, end)
        waiting = None
    if held:
        yield held


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _glues(word: str, language: str) -> tuple[bool, bool]:
    """Whether a word belongs to the next one, and whether to the one before."""
    pack = search_pack(language)
    words = typed_words(word, language)
    return not pack.glued_to_next.isdisjoint(words), not pack.glued_to_previous.isdisjoint(words)
