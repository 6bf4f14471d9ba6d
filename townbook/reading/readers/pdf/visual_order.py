"""Put a line that was stored as it is seen, from left to right, into the order in which it is read.

The Unicode Bidirectional Algorithm (UAX #9) goes from reading order to places; this goes back. Where two
orders look the same, a number beside a foreign word is taken to belong to it ("COVID 19").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

_Unit = TypeVar("_Unit")
_KINDS = {"R": "R", "AL": "A", "L": "L", "EN": "N", "AN": "N", "ES": "+", "CS": ",", "ET": "%"}
_ARABIC_NUMBER = re.compile("N+(?:,N+)*")
_HEBREW_NUMBER = re.compile("(?<!%)%*N+(?:[,+]N+)*%*")
_LATIN_RUN = re.compile("(?<!N)N*L(?:[^R]*[LN])?")
_RIGHT_TO_LEFT_RUN = re.compile("R(?:[^L]*R)?")
_MIRRORED = str.maketrans("()[]{}<>«»‹›⟨⟩", ")(][}{><»«›‹⟩⟨")


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """How letters behave: "A" as Arabic's, "R" as Hebrew's, "L" as Latin's, "N" as digits, "+", "%" and ","
    as the signs that stand in or beside numbers, " " as all else."""
    for letter in text:
        kind = _KINDS.get(unicodedata.bidirectional(letter))
        if kind is not None:
            return kind
    return " "


def is_right_to_left(text: str) -> bool:
    """Whether more of a text's letters are written from right to left than from left to right."""
    kinds = [kind_of(letter) for letter in text]
    return kinds.count("A") + kinds.count("R") > kinds.count("L")


def reading_order(
    units: Sequence[_Unit], text_of: Callable[[_Unit], str], *, rtl: bool
) -> Iterator[tuple[_Unit, bool]]:
    """The units of a line in the order they are read, each with whether it stands among right-to-left
    letters, where brackets are drawn turned round.

    ``units`` come as seen, from left to right; ``rtl`` is the direction of their paragraph.
    """
    kinds = [kind_of(text_of(unit)) for unit in units]
    numbers = dict(_numbers(kinds))
    shape = "".join("R" if kind == "A" else kind for kind in kinds)
    foreign = list((_LATIN_RUN if rtl else _RIGHT_TO_LEFT_RUN).finditer(shape))
    borders = [0, *(border for run in foreign for border in run.span()), len(units)]
    pieces = list(pairwise(borders))  # own, foreign, own, foreign, ... own
    for place, (start, end) in sorted(enumerate(pieces), reverse=rtl):
        is_backwards = (place % 2 == 0) == rtl
        order = _backwards(start, end, numbers) if is_backwards else range(start, end)
        for index in order:
            yield units[index], is_backwards


def mirrored(text: str) -> str:
    """Brackets and angle quotes turned round."""
    return text.translate(_MIRRORED)


def _numbers(kinds: list[str]) -> Iterator[tuple[int, int]]:
    """Where each number ends, and where it begins: its digits are seen in the order they are read.

    Among Hebrew letters signs like + and % belong to it too (UAX #9, W4 and W5); among Arabic ones
    they do not (W2), and stand on the number's other side.
    """
    pattern = _ARABIC_NUMBER if "A" in kinds else _HEBREW_NUMBER
    for number in pattern.finditer("".join(kinds)):
        yield number.end(), number.start()


def _backwards(start: int, end: int, numbers: dict[int, int]) -> Iterator[int]:
    """Places from the last to the first, but those of a number from its first to its last."""
    place = end
    while place > start:
        begins = numbers.get(place)
        if begins is not None and begins >= start:
            yield from range(begins, place)
            place = begins
        else:
            place -= 1
            yield place
