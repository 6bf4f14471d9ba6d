"""Numbers in a text: digits and words, multiplied out, with ranges and approximations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from townbook.text.folding import folded
from townbook.text.number_scan import NumberScanner, ScannedNumber
from townbook.text.packs.numbers import NumberPack, number_pack

_LAST_WORD = re.compile(r"[^\W\d_][^\W_'\"]*['\"]?[^\W\d_]*$")
_RANGE_DASH = re.compile(r" ?- ?")
_WINDOW = 40


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number said at ``[start, end)``: ``low`` and ``high`` are equal unless a range is said.

    The span takes in a word of approximation and the opener of a range.
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


@cache
def scanner(language: str) -> NumberScanner:
    """The scanner of a language. Raises :class:`KeyError` for a language without a pack."""
    return NumberScanner(number_pack(language))


def find_numbers(text: str, language: str) -> list[NumberSpan]:
    """Every number of ``text``, in order; none within a code such as a date or an address on the web.

    Raises :class:`KeyError` for a language without a pack.
    """
    return [number.span for number in read_numbers(folded(text), language)]


def parse_number(text: str, language: str) -> Decimal | None:
    """The number that ``text`` is, or ``None`` when it is something else or more."""
    stripped = text.strip()
    spans = find_numbers(stripped, language)
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(stripped)):
        return None
    return spans[0].low if spans[0].low == spans[0].high else None


def read_numbers(text: str, language: str) -> Iterator[ReadNumber]:
    """Every number of ``text``, which is folded, in order; ranges are one number."""
    numbers = scanner(language)
    pack = numbers.pack
    pending: ScannedNumber | None = None
    for number in numbers.scan(text):
        if pending is None:
            pending = number
        elif joins_range(text, pending, number, pack):
            yield _read(text, pending, number, pack)
            pending = None
        else:
            yield _read(text, pending, pending, pack)
            pending = number
    if pending is not None:
        yield _read(text, pending, pending, pack)


def joins_range(text: str, first: ScannedNumber, second: ScannedNumber, pack: NumberPack) -> bool:
    """Whether only a range's dash or word stands between two numbers."""
    if second.start - first.end > 12:
        return False
    between = text[first.end : second.core if second.prefix else second.start]
    if _RANGE_DASH.fullmatch(between):
        return bool(first.numeral) == bool(second.numeral)
    word = between.strip()
    return word in pack.range_words


def _read(text: str, first: ScannedNumber, last: ScannedNumber, pack: NumberPack) -> ReadNumber:
    low, high = first.value, last.value
    if first is not last and low < high and first.plain and not last.plain and last.numeral:
        # "2-3 тис." says the multiplier once for both ends.
        scale = high / Decimal(last.numeral.replace(" ", "").replace(",", ".").replace("/", ".")) if _is_simple(last.numeral) else Decimal(1)
        low = low * scale if low * scale <= high else low
    start, approximate = _with_approximation(text, first, pack)
    approximate = approximate or (bool(pack.approximate_prefix) and pack.approximate_prefix in first.prefix)
    return ReadNumber(NumberSpan(min(low, high), max(low, high), approximate, start, last.end), first, last)


def _is_simple(run: str) -> bool:
    return re.fullmatch(r"[1-9]\d*(?:[.,]\d{1,2})?", run) is not None


def _with_approximation(text: str, number: ScannedNumber, pack: NumberPack) -> tuple[int, bool]:
    """Where the number begins with the word before it that belongs to it, and whether it is inexact."""
    start = number.start if pack.approximate_prefix and pack.approximate_prefix in number.prefix else number.core
    position = number.start
    words: list[str] = []
    for _ in range(3):
        found = word_before(text, position)
        if found is None:
            break
        position, word = found
        words.insert(0, word)
        phrase = " ".join(words)
        if phrase in pack.approximations:
            return position, True
    return start, False


def word_before(text: str, position: int) -> tuple[int, str] | None:
    """The word that ends, but for spaces, at ``position``, and where it begins."""
    window = text[max(0, position - _WINDOW) : position].rstrip(" ")
    match = _LAST_WORD.search(window)
    if match is None:
        return None
    return max(0, position - _WINDOW) + match.start(), match.group()
