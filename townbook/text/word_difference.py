"""What was taken out of a text and what was put in, by words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORD = re.compile(r"\s*\S+|\s+\Z")
"""A word with its punctuation, and the blanks before it: a sign never stands alone, so that in Hebrew and
Persian no comma of its own jumps to the wrong side."""

LONGEST_EXACT = 1_000
"""Words up to which every word is matched. In a longer text the most frequent ones ("and") match only beside
others: the time stays in proportion to the length."""


class Kind(StrEnum):
    """Whether words stayed, were put in, or were taken out."""

    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand beside each other and have one fate."""

    kind: Kind
    text: str

    @property
    def words(self) -> str:
        """The text without the blanks before it, which are not to be struck out or underlined."""
        return self.text.lstrip()

    @property
    def blanks(self) -> str:
        """The blanks before the words."""
        return self.text[: len(self.text) - len(self.words)]


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order; what was taken out comes before what replaced it.

    The pieces that are not inserted are ``before``, those that are not deleted are ``after``.
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    exact = max(len(old), len(new)) <= LONGEST_EXACT
    matcher = SequenceMatcher(None, old, new, autojunk=not exact)
    pieces: list[Piece] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            pieces.extend(_piece(Kind.SAME, new[new_from:new_to]))
        else:
            pieces.extend(_piece(Kind.DELETED, old[old_from:old_to]))
            pieces.extend(_piece(Kind.INSERTED, new[new_from:new_to]))
    return tuple(pieces)


def _piece(kind: Kind, words: Sequence[str]) -> Iterator[Piece]:
    if words:
        yield Piece(kind, "".join(words))
