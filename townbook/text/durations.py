"""Finding lengths of time in running text: "twenty days to one month", and whether it is a deadline.

Only lengths that can be counted are found; "in the coming weeks" is left alone. A deadline that is a
day ("by the end of the year") is a date: see :func:`townbook.text.dates.find_dates`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from townbook.text.folding import folded
from townbook.text.packs.calendar import CalendarPack, calendar_pack
from townbook.text.templates import Found, TemplateSearch

_WORKING_DAY = "WD"

# Longer than any words that make a length of time a deadline.
_BESIDE = 32

_YEAR_FOLLOWS = re.compile(r"[ \n]{0,2}(?:1[2-4]|19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class DurationSpan:
    """A length of time in a text, said by the characters ``[start, end)``.

    ``low`` and ``high`` are ISO 8601 durations ("P20D", "P1M", "PT24H"), equal where one length is
    said; parts of a year are counted in months. ``deadline`` tells a length that must not be outrun
    ("within", "ظرف", "תוך", "протягом") from any other. With ``working_days`` the days of ``low`` and
    ``high`` are working days, for which ISO 8601 has no letter.
    """

    low: str
    high: str
    deadline: bool
    start: int
    end: int
    working_days: bool = False


def find_durations(text: str, language: str) -> list[DurationSpan]:
    """Every countable length of time in ``text``, left to right; ``KeyError`` without a pack."""
    return _finder(language).durations(folded(text))


class _DurationFinder:
    def __init__(self, pack: CalendarPack) -> None:
        self._pack = pack
        words = {"unit": pack.duration_units, "word": pack.duration_words, "pair": pack.duration_pairs}
        self._search = TemplateSearch(pack.duration_templates, words, pack.prefixes)
        self._refused_before = re.compile(rf"(?<!\w){pack.refused_before}")
        self._deadline_before = re.compile(rf"(?<!\w){pack.deadline_before}[ \n]?$")
        self._deadline_after = re.compile(rf"[ \n]?{pack.deadline_after}(?!\w)")

    def durations(self, plain: str) -> list[DurationSpan]:
        found = self._search.find(plain)
        return [self._span(one, plain) for one in found if self._is_length(one, plain)]

    def _is_length(self, found: Found, plain: str) -> bool:
        """Whether no number of another kind was met: a numbered thing, or months of a named year."""
        before = plain[max(0, found.start - _BESIDE) : found.start]
        return not self._refused_before.search(before) and not _YEAR_FOLLOWS.match(plain, found.end)

    def _span(self, found: Found, plain: str) -> DurationSpan:
        slots = found.slots
        low_amount, low_unit = self._amount(slots), self._unit(slots)
        high_unit = self._unit(slots, "2") if "unit2" in slots else low_unit
        is_range = "unit2" in slots or "amount2" in slots or "word2" in slots
        high_amount = self._amount(slots, "2") if is_range else low_amount
        return DurationSpan(
            _iso_duration(low_amount, low_unit),
            _iso_duration(high_amount, high_unit),
            self._is_deadline(found, plain),
            found.start,
            found.end,
            working_days=_WORKING_DAY in (low_unit, high_unit),
        )

    def _amount(self, slots: Mapping[str, str], which: str = "") -> Decimal:
        if said := slots.get(f"amount{which}"):
            return Decimal(said.replace(",", "."))
        if word := slots.get(f"word{which}"):
            return Decimal(self._pack.duration_words[word])
        return Decimal(2 if "pair" in slots else 1)

    def _unit(self, slots: Mapping[str, str], which: str = "") -> str:
        if pair := slots.get("pair"):
            return self._pack.duration_pairs[pair]
        return self._pack.duration_units[slots[f"unit{which}"]]

    def _is_deadline(self, found: Found, plain: str) -> bool:
        before = plain[max(0, found.start - _BESIDE) : found.start]
        return bool(self._deadline_before.search(before) or self._deadline_after.match(plain, found.end))


@cache
def _finder(language: str) -> _DurationFinder:
    return _DurationFinder(calendar_pack(language))


def _iso_duration(amount: Decimal, unit: str) -> str:
    if unit == "Y" and amount % 1 and not amount * 12 % 1:
        amount, unit = amount * 12, "M"
    number = f"{amount.normalize():f}"
    match unit:
        case "TH":
            return f"PT{number}H"
        case "WD":
            return f"P{number}D"
        case _:
            return f"P{number}{unit}"
