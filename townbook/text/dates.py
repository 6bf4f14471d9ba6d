"""Finding dates in running text: days, months, quarters, halves, years and ranges of them.

What is found is what the text says, as first and last day. Numbers that only look like dates
(telephone and order numbers, prices, decimals, section numbers) are left alone; so is what only
its neighbours could date ("next spring").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from townbook.text.calendars import Calendar
from townbook.text.date_readings import (
    Circumstances,
    DateReading,
    Precision,
    YearMissing,
    month_numbers,
    read_template,
)
from townbook.text.folding import folded
from townbook.text.packs.calendar import CalendarPack, DateTemplate, Means, calendar_pack
from townbook.text.templates import Found, TemplateSearch

__all__ = ["DateSpan", "Precision", "days_come_first", "find_dates", "find_times_to"]

# How far from a date without a year one with a year may stand for it to lend it its year.
_NEAR = 400

_SAME_SENTENCE = 30
_LONE_YEAR = re.compile(r"(?<![\w№.,/-])(?:19|20)\d\d(?![\w.,/-])")

# Longer than any word that stands before a date and says what it is.
_BEFORE = 24


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in a text: characters ``[start, end)`` say the days ``starts`` to ``ends``, both included.

    ``calendar`` is the one the text counts in. ``year_said`` is false where the text names no year
    and the nearest one named before it (else after it) was taken; "the 16th of February" then.
    """

    starts: date
    ends: date
    start: int
    end: int
    precision: Precision
    calendar: Calendar
    year_said: bool = True


def find_dates(
    text: str, language: str, *, day_first: bool | None = None, reference: date | None = None
) -> list[DateSpan]:
    """Every date in ``text``, from left to right, none overlapping another.

    ``day_first`` says how 03/04/2021 is read; without it, the text's own unambiguous dates decide,
    else the custom of the language. Pass what :func:`days_come_first` makes of a whole document when
    reading a part of it. ``reference`` is the day the text was written: with it "this year" or "the
    end of next month" is a date too, and lends a date without a year its year where no other is near.
    ``KeyError`` for a language without a pack.
    """
    finder = _finder(language)
    plain = folded(text)
    found = list(finder.found(plain, text))
    if day_first is None:
        day_first = finder.day_first(found)
    around = Circumstances(finder.pack, day_first=day_first, today=reference)
    spans = _with_years(finder, found, plain, around)
    return _joined(spans, plain, finder)


def find_times_to(text: str, language: str) -> list[DateSpan]:
    """The dates of a sentence that moves something in time: "from 2022 to 2025" is no range there, and
    only 2025 is given. Dates that a dash joins stay a range. ``KeyError`` for a language without a pack.
    """
    finder = _finder(language)
    plain = folded(text)
    found = list(finder.found(plain, text))
    around = Circumstances(finder.pack, day_first=finder.day_first(found), today=None)
    spans = _joined(_with_years(finder, found, plain, around), plain, finder, only_marks=True)
    return [span for span in spans if not finder.opens_range(plain, span.start)]


def days_come_first(text: str, language: str) -> bool:
    """Whether the numeric dates of a document put the day before the month.

    Decided by the dates that can be read one way only (14/09/2020), where all agree; otherwise by
    the custom of the language.
    """
    finder = _finder(language)
    return finder.day_first(list(finder.found(folded(text), text)))


class _DateFinder:
    """A language's templates and guards, compiled."""

    def __init__(self, pack: CalendarPack) -> None:
        self.pack = pack
        words = {
            "month": month_numbers(pack),
            "ordinal": pack.ordinals,
            "dayword": pack.day_words,
            "monthsword": pack.duration_words,
        }
        templates = [date_template.template for date_template in pack.date_templates]
        self._search = TemplateSearch(templates, words, pack.prefixes)
        self._refused_before = re.compile(rf"(?<!\w){pack.refused_before}")
        self._refused_after = re.compile(pack.refused_after)
        self._weekday = re.compile(
            rf"(?<!\w)({'|'.join(sorted(pack.weekdays, key=len, reverse=True))})[ ,]{{1,2}}\w{{0,1}}-?$"
        )
        self.range_opener = re.compile(rf"(?<!\w){pack.range_openers} ?$")
        self.range_word = re.compile(rf"[ \n]?(?:{pack.range_words})[ \n]?")
        self.range_mark = re.compile(rf"[ \n]?(?:{pack.range_marks})[ \n]?")

    def template(self, found: Found) -> DateTemplate:
        return self.pack.date_templates[found.template]

    def found(self, plain: str, text: str) -> Iterator[Found]:
        for found in self._search.find(plain):
            before = plain[max(0, found.start - _BEFORE) : found.start]
            if self._refused_before.search(before) or self._refused_after.match(plain, found.end):
                continue
            if not self._is_only_a_word(found, text):
                yield found

    def _is_only_a_word(self, found: Found, text: str) -> bool:
        """Whether a month's name without a year is more likely another word ("may 10 people …")."""
        name = found.slots.get("month", "")
        if name.rstrip(".") not in self.pack.ambiguous_months or _names_year(found):
            return False
        words = text[found.start : found.end]
        at = words.lower().find(name)
        return at < 0 or not words[at].isupper()

    def day_first(self, found: Sequence[Found]) -> bool:
        numeric = [one.slots for one in found if self.template(one).means is Means.NUMERIC]
        orders = {
            int(slots["number"]) > 12
            for slots in numeric
            if (int(slots["number"]) > 12) != (int(slots["number2"]) > 12)
        }
        return orders.pop() if len(orders) == 1 else self.pack.day_first

    def opens_range(self, plain: str, start: int) -> bool:
        """Whether the word before says that a date is where a stretch of time begins."""
        return self.range_opener.search(plain[max(0, start - _BEFORE) : start]) is not None

    def weekday(self, found: Found, plain: str) -> int | None:
        said = self._weekday.search(plain[max(0, found.start - _BEFORE) : found.start])
        return self.pack.weekdays[said[1]] if said else None


@cache
def _finder(language: str) -> _DateFinder:
    return _DateFinder(calendar_pack(language))


def _names_year(found: Found) -> bool:
    return any(slot in found.slots for slot in ("year", "yy", "hebrewyear"))


def _with_years(
    finder: _DateFinder, found: Sequence[Found], plain: str, around: Circumstances
) -> list[DateSpan]:
    """Read what names its year first, then what must borrow one."""
    spans: list[DateSpan] = []
    yearless: list[Found] = []
    for one in found:
        try:
            reading = read_template(finder.template(one), one.slots, around)
        except YearMissing:
            yearless.append(one)
        else:
            spans += _span(reading, one)
    neighbours = _NamedDays(spans)
    for one in yearless:
        near = _bare_year(plain, one) or neighbours.nearest(one) or around.today
        if near is not None:
            lent = replace(around, near=near, weekday=finder.weekday(one, plain))
            spans += _span(read_template(finder.template(one), one.slots, lent), one, year_said=False)
    return sorted(spans, key=lambda span: span.start)


def _span(reading: DateReading | None, found: Found, *, year_said: bool = True) -> list[DateSpan]:
    if reading is None:
        return []
    place = (found.start, found.end)
    return [DateSpan(reading.starts, reading.ends, *place, reading.precision, reading.calendar, year_said)]


def _bare_year(plain: str, found: Found) -> date | None:
    """The year a name carries shortly before: "Mobility Week 2021 (20-25 September)"."""
    years = _LONE_YEAR.findall(plain, max(0, found.start - _SAME_SENTENCE), found.start)
    return date(int(years[-1]), 1, 1) if years else None


class _NamedDays:
    """The dates that name their year, by place."""

    def __init__(self, spans: Sequence[DateSpan]) -> None:
        self._days = [span.starts for span in spans]
        self._starts = [span.start for span in spans]
        self._ends = [span.end for span in spans]

    def nearest(self, found: Found) -> date | None:
        """The one that ends last before what was found, else the first after it; none if far away."""
        after = bisect_left(self._starts, found.end)
        before = bisect_right(self._ends, found.start) - 1
        if before >= 0 and found.start - self._ends[before] <= _NEAR:
            return self._days[before]
        if after < len(self._starts) and self._starts[after] - found.end <= _NEAR:
            return self._days[after]
        return None


def _joined(
    spans: Sequence[DateSpan], plain: str, finder: _DateFinder, *, only_marks: bool = False
) -> list[DateSpan]:
    """Two dates that text joins ("from … to …", "… – …") as one range; ``only_marks``: by a dash."""
    joined: list[DateSpan] = []
    for span in spans:
        if joined and _makes_range(joined[-1], span, plain, finder, only_marks=only_marks):
            first = joined[-1]
            joined[-1] = replace(first, ends=span.ends, end=span.end, precision=Precision.RANGE)
        else:
            joined.append(span)
    return joined


def _makes_range(
    first: DateSpan, second: DateSpan, plain: str, finder: _DateFinder, *, only_marks: bool
) -> bool:
    if first.starts > second.starts or first.calendar is not second.calendar:
        return False
    if finder.range_mark.fullmatch(plain, first.end, second.start):
        return True
    if only_marks or not finder.range_word.fullmatch(plain, first.end, second.start):
        return False
    return finder.opens_range(plain, first.start)
