"""Numbers with what they measure or count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from townbook.text.counted_nouns import CountedNoun, NounFinder
from townbook.text.folding import folded
from townbook.text.measured_things import counted_before, thing_before
from townbook.text.named_numbers import NameTeller
from townbook.text.neighbours import WORD, phrases_after, phrases_before, word_before
from townbook.text.numbers import ReadNumber, approximation, read_numbers
from townbook.text.numerals import plain_decimal
from townbook.text.packs.numbers import number_pack
from townbook.text.quantity import Kind, Quantity
from townbook.text.quantity_ranges import with_ranges
from townbook.text.units import UnitSpan, unit_finder

__all__ = ["Kind", "Quantity", "find_quantities"]

_WITHOUT_OBJECT = frozenset({Kind.MONEY, Kind.DURATION, Kind.SPEED})
_SENTENCE_END = re.compile(r"[\n\t!?؟]|\.\s+(?![a-zа-яіїєґ])")
_CLOCK = re.compile(r"\d{1,2}[.][0-5]\d")
_AFTER_ELISION = re.compile(r" ?(?:[.,;)\n\t]|- |$)")
_CARDINAL_ENDING = re.compile(r"-([^\W\d_]+)")
_LONGEST_SENTENCE = 400
_DAY_AND_MONTH = re.compile(r"(?:1[3-9]|2\d|3[01])[.](?:0?[1-9]|1[0-2])")
"""No span of years or hours is said so exactly: it is a date beside the word for year."""


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Every quantity of ``text``, in order and without overlaps.

    Raises :class:`KeyError` for a language without a pack.
    """
    plain = folded(text)
    quantities = _Reading(text, plain, language).quantities()
    return list(with_ranges(quantities, plain, number_pack(language).numbers))


@cache
def _noun_finder(language: str) -> NounFinder:
    return NounFinder(number_pack(language))


class _Reading:
    """One text being read: numbers come in order, and some lean on those before them."""

    def __init__(self, text: str, plain: str, language: str) -> None:
        self._text = text
        self._plain = plain
        self._language = language
        self._pack = number_pack(language)
        self._units = unit_finder(language)
        self._nouns = _noun_finder(language)
        self._names = NameTeller(self._plain, self._pack)
        self._last_count: Quantity | None = None

    def quantities(self) -> Iterator[Quantity]:
        end = 0
        for number in read_numbers(self._plain, self._language):
            quantity = self._quantity(number) if number.first.start >= end else None
            if quantity is None:
                continue
            if quantity.start < end:
                quantity = replace(quantity, start=max(end, number.first.start))
            if quantity.kind is Kind.COUNT and not self._depends_on_last(quantity):
                self._last_count = quantity
            end = quantity.end
            yield quantity

    def _depends_on_last(self, count: Quantity) -> bool:
        """Whether a count only tells of what the last one counted: the 24 of "62 pupils of 24 schools"."""
        if self._last_count is None or not self._same_sentence(self._last_count.end, count.start):
            return False
        return word_before(self._plain, count.start)[0] in self._pack.names.prepositions

    def _quantity(self, number: ReadNumber) -> Quantity | None:
        currency = self._units.currency_before(self._plain, number.first.start)
        if currency is not None:
            code, start = currency
            start, approximate = approximation(self._plain, start, self._pack.numbers)
            span = replace(number.span, start=min(start, number.span.start))
            span = replace(span, approximate=span.approximate or approximate)
            of = thing_before(self._text, self._plain, span.start, self._pack.counts)
            return _made(replace(number, span=span), code, Kind.MONEY, of, span.end)
        end = self._after_cardinal_ending(number)
        unit = self._units.after(self._plain, end, abbreviation=not number.last.plain)
        if unit is not None:
            return self._measure(number, unit)
        if self._names.is_name(number) or number.first.article or number.first.slashed:
            return None
        return self._count(number, end)

    def _after_cardinal_ending(self, number: ReadNumber) -> int:
        match = _CARDINAL_ENDING.match(self._plain, number.span.end)
        if number.last.plain and match and match.group(1) in self._pack.names.cardinal_endings:
            return match.end()
        return number.span.end

    def _measure(self, number: ReadNumber, unit: UnitSpan) -> Quantity | None:
        kind = Kind(unit.unit.kind)
        if kind is Kind.DURATION and self._is_no_duration(number, unit):
            return None
        of = ""
        if kind not in _WITHOUT_OBJECT:
            of = self._nouns.measured(self._text, self._plain, self._after_abbreviation(unit.end))
        if kind is not Kind.DURATION:
            of = of or thing_before(self._text, self._plain, number.span.start, self._pack.counts)
        return _made(number, unit.unit.code, kind, of, unit.end, unit.unit.factor)

    def _is_no_duration(self, number: ReadNumber, unit: UnitSpan) -> bool:
        """Whether a number before a word for time is a year, a date, a clock's, or part of a quarter."""
        is_opened_range = number.first is not number.last and number.span.start < number.first.prefix_start
        if is_opened_range and unit.unit.code == "h" and not number.span.approximate:
            return True
        is_name = number.first.numeral != "" and self._names.is_name(number)
        is_date = (
            _DAY_AND_MONTH.fullmatch(number.last.numeral) or _CLOCK.fullmatch(number.last.numeral)
        ) is not None
        following = phrases_after(self._plain, unit.end, 1)
        return is_name or is_date or any(word in self._pack.numbers.unmaking for word in following)

    def _after_abbreviation(self, end: int) -> int:
        """The place after an abbreviation's full stop where that does not end the sentence."""
        following = self._text[end : end + 3]
        return end + 1 if following[:2] == ". " and following[2:].islower() else end

    def _count(self, number: ReadNumber, end: int) -> Quantity | None:
        span = number.span
        if end == span.end and _CARDINAL_ENDING.match(self._plain, end):
            return None
        if self._is_value_of_a_list(number):
            return None
        noun = self._nouns.counted(
            self._text,
            self._plain,
            end if number.last.plain else self._after_abbreviation(end),
            span.high,
            is_range=span.low != span.high,
            in_words=not number.first.numeral,
        )
        is_whole = not number.last.plain or span.high == span.high.to_integral_value()
        if is_whole or (noun is not None and folded(noun.noun) in self._pack.counts.divisible):
            return self._count_of(number, noun) if noun is not None else self._count_alone(number, end)
        return None

    def _count_of(self, number: ReadNumber, noun: CountedNoun) -> Quantity | None:
        """What a number says of the noun after it, which may be a unit behind an adjective."""
        unit = self._units.after(self._plain, noun.end - len(noun.noun))
        if unit is not None and unit.end == noun.end:
            return self._measure(number, unit)
        last = self._last_count if self._nouns.is_bare_qualifier(noun) else None
        if last is None or not self._is_part_of(number, last):
            return _made(number, noun.noun, Kind.COUNT, noun.phrase, noun.end)
        return _made(number, last.unit, Kind.COUNT, last.of, noun.end)

    def _count_alone(self, number: ReadNumber, end: int) -> Quantity | None:
        """What a number counts whose noun was said before it."""
        head_end = counted_before(self._plain, number.span.start, self._pack.counts)
        noun = self._nouns.named(self._text, self._plain, head_end) if head_end is not None else None
        if noun is not None:
            return _made(number, noun.noun, Kind.COUNT, noun.phrase, end)
        last = self._last_count
        if last is None or not self._leaves_noun_out(number, last):
            return None
        return _made(number, last.unit, Kind.COUNT, last.of, end)

    def _is_part_of(self, number: ReadNumber, last: Quantity) -> bool:
        """Whether a number says how many of the last count's things: "412 cameras, 40 of them"."""
        counts, span = self._pack.counts, number.span
        if not self._same_sentence(last.end, span.start):
            return False
        before = (phrase for phrase, _ in phrases_before(self._plain, span.start))
        after = phrases_after(self._plain, span.end)
        return not (counts.partitives_before.isdisjoint(before) and counts.partitives_after.isdisjoint(after))

    def _is_value_of_a_list(self, number: ReadNumber) -> bool:
        """Whether the word after a number is the next name of a list: "for: 9 against: 0 abstained: 0"."""
        if self._plain[max(0, number.first.start - 3) : number.first.start].rstrip(" ")[-1:] != ":":
            return False
        match = WORD.match(self._plain, number.last.end + 1)
        return match is not None and self._plain[match.end() : match.end() + 1] == ":"

    def _same_sentence(self, start: int, end: int) -> bool:
        return end - start <= _LONGEST_SENTENCE and not _SENTENCE_END.search(self._text, start, end)

    def _leaves_noun_out(self, number: ReadNumber, last: Quantity) -> bool:
        """Whether a number counts what the last one of its sentence did: "3500 bins, of them 426"."""
        start, end = number.span.start, number.span.end
        if not number.last.plain or not self._same_sentence(last.end, start):
            return False
        if self._is_part_of(number, last):
            return True
        following = phrases_after(self._plain, end, 1)
        verbs = self._pack.counts.verbs_of_counted
        if self._plain[max(0, start - 2) : start] == ", " and any(word.endswith(verbs) for word in following):
            return True
        after_dash = self._plain[max(0, start - 3) : start].endswith(" - ")
        return after_dash and _AFTER_ELISION.match(self._plain, end) is not None


def _made(
    number: ReadNumber, unit: str, kind: Kind, of: str, end: int, factor: Decimal = Decimal(1)
) -> Quantity:
    span = number.span
    low, high = plain_decimal(span.low * factor), plain_decimal(span.high * factor)
    if low == high:
        return Quantity(low, None, None, span.approximate, unit, kind, of, span.start, end)
    return Quantity(None, low, high, span.approximate, unit, kind, of, span.start, end)
