"""Numbers in a text: digits and words, multiplied out, with ranges and approximations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from townbook.text.folding import folded
from townbook.text.neighbours import phrases_before, word_before
from townbook.text.number_scan import NumberScanner, ScannedNumber
from townbook.text.packs.numbers import NumberWords, number_pack

_RANGE_DASH = re.compile(r" ?- ?")
_LONGEST_JOINT = 10
_SIMPLE_NUMERAL = re.compile(r"[1-9]\d*(?:[.,]\d{1,2})?")


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number said at ``[start, end)``: ``low`` and ``high`` are equal unless a range is said.

    The span takes in a word of approximation, and the word that opens a range.
    """

    low: Decimal
    high: Decimal
    approximate: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number with how it was written, for those who ask what it measures."""

    span: NumberSpan
    first: ScannedNumber
    last: ScannedNumber


def find_numbers(text: str, language: str) -> list[NumberSpan]:
    """Every number of ``text``, in order; none within a code such as a date or a web address.

    A word that mostly means something else ("one") is no number by itself.
    Raises :class:`KeyError` for a language without a pack.
    """
    numbers = read_numbers(folded(text), language)
    return [number.span for number in numbers if not (number.first.article or number.first.slashed)]


def parse_number(text: str, language: str) -> Decimal | None:
    """The number that ``text`` is, or ``None`` where it is something else or says more.

    Raises :class:`KeyError` for a language without a pack.
    """
    stripped = text.strip()
    numbers = list(scanner(language).scan(folded(stripped)))
    if len(numbers) != 1 or (numbers[0].start, numbers[0].end) != (0, len(stripped)):
        return None
    return numbers[0].value


@cache
def scanner(language: str) -> NumberScanner:
    """The scanner of a language. Raises :class:`KeyError` for a language without a pack."""
    pack = number_pack(language)
    return NumberScanner(pack.numbers, frozenset(pack.leading_currencies))


def read_numbers(text: str, language: str) -> Iterator[ReadNumber]:
    """Every number of ``text``, which is folded, in order; the two ends of a range are one number."""
    words = number_pack(language).numbers
    pending: ScannedNumber | None = None
    for number in scanner(language).scan(text):
        if pending is None:
            pending = number
        elif _is_range(text, pending, number, words):
            yield _read(text, pending, number, words)
            pending = None
        else:
            yield _read(text, pending, pending, words)
            pending = number
    if pending is not None:
        yield _read(text, pending, pending, words)


def _is_range(text: str, first: ScannedNumber, second: ScannedNumber, words: NumberWords) -> bool:
    """Whether only a range's dash or word stands between two numbers."""
    if second.start - first.end > _LONGEST_JOINT:
        return False
    between = text[first.end : second.start]
    if _RANGE_DASH.fullmatch(between):
        return bool(first.numeral) == bool(second.numeral)
    joint = between.strip(" -")
    if not joint or "\n" in between:
        return False
    opener = word_before(text, first.prefix_start)[0]
    return joint in words.range_words or (opener, joint) in words.range_pairs


def _read(text: str, first: ScannedNumber, last: ScannedNumber, words: NumberWords) -> ReadNumber:
    low, high = first.value, last.value
    if first is not last:
        low = _with_multiplier_of(first, last)
    start, approximate = _start(text, first, words, is_range=first is not last)
    span = NumberSpan(min(low, high), max(low, high), approximate, start, last.end)
    return ReadNumber(span, first, last)


def _with_multiplier_of(first: ScannedNumber, last: ScannedNumber) -> Decimal:
    """The first end of a range whose multiplier is said once, for both: "2-3 тис."."""
    if first.plain and not last.plain and _SIMPLE_NUMERAL.fullmatch(last.numeral):
        multiplied = first.value * last.value / Decimal(last.numeral.replace(",", "."))
        if multiplied <= last.value:
            return multiplied
    return first.value


def approximation(text: str, position: int, words: NumberWords) -> tuple[int, bool]:
    """Where the longest phrase of approximation that ends at ``position`` begins, if there is one."""
    found = [start for phrase, start in phrases_before(text, position) if phrase in words.approximations]
    return (found[-1], True) if found else (position, False)


def _start(text: str, number: ScannedNumber, words: NumberWords, *, is_range: bool) -> tuple[int, bool]:
    """Where a number begins with the words before it that belong to it, and whether it is inexact."""
    about = words.approximate_prefix
    start, approximate = number.start, about != "" and about in number.prefix
    if approximate:
        start = number.prefix_start
    elif number.prefix == "" and about != "":
        before, position = word_before(text, number.start, " -")
        if before == about:
            return position, True
    for phrase, position in phrases_before(text, number.prefix_start):
        if phrase in words.approximations or _with_prefix(phrase, number, words):
            start, approximate = position, True
        elif is_range and (
            phrase in words.range_openers or phrase in {pair[0] for pair in words.range_pairs}
        ):
            start = position
    return start, approximate


def _with_prefix(phrase: str, number: ScannedNumber, words: NumberWords) -> bool:
    """Whether a phrase ends in the preposition that is glued to the number: "מעל ל" of "מעל ל-50"."""
    letters = number.prefix.rstrip("-")
    return letters != "" and f"{phrase} {letters}" in words.approximations
