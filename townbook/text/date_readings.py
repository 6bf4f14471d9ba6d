"""What the slots of a date template say, as first and last day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from townbook.text.calendars import (
    Calendar,
    calendar_date,
    half_range,
    month_range,
    quarter_range,
    to_date,
    year_range,
)
from townbook.text.packs.calendar import CalendarPack, DateTemplate, Means

Slots = Mapping[str, str]


class Precision(StrEnum):
    """How much time a date takes in; a range is any other stretch than those named."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    RANGE = "range"


class YearMissing(Exception):
    """A date that names no year was met, and none was given to read it with."""


@dataclass(frozen=True, slots=True)
class DateReading:
    """First and last day, both included, in the calendar the text counts in."""

    starts: date
    ends: date
    precision: Precision
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a date is read with besides its own words.

    ``near`` is a day near which a date without a year lies, ``today`` the day from which "this
    year" is counted, ``weekday`` (Monday is 0) what the text says the day is.
    """

    pack: CalendarPack
    day_first: bool
    near: date | None = None
    today: date | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    number: int
    calendar: Calendar


def read_template(template: DateTemplate, slots: Slots, around: Circumstances) -> DateReading | None:
    """The dates a found template says; ``None`` where there are no such dates (30 February).

    ``YearMissing`` is raised for a date without a year where ``around`` gives none to go by.
    """
    if template.means is Means.THIS:
        return None if around.today is None else _this(template, around.today, around.pack)
    try:
        return _READERS[template.means](slots, around)
    except ValueError:
        return None


def full_year(short_year: int, pack: CalendarPack) -> int:
    """The year of the pack's usual calendar that its last two digits stand for."""
    century = pack.short_year_century
    return century + short_year if short_year >= pack.short_year_pivot else century + 100 + short_year


@cache
def month_numbers(language_pack: CalendarPack) -> dict[str, tuple[Calendar, int]]:
    """Every form of every month's name, with its calendar and number."""
    return {
        form.lower(): (calendar, number)
        for calendar, months in language_pack.months.items()
        for number, month in enumerate(months, start=1)
        for form in month.forms
    }


def _year(slots: Slots, around: Circumstances, which: str = "") -> _Year | None:
    """The year said in slots; ``which`` is "2" for the second of two."""
    pack = around.pack
    if text := slots.get(f"year{which}"):
        return _Year(int(text), _calendar_of_year(int(text), pack))
    if text := slots.get(f"yy{which}"):
        return _Year(full_year(int(text), pack), pack.usual_calendar)
    if text := slots.get(f"hebrewyear{which}"):
        return _Year(_hebrew_year(text), Calendar.HEBREW)
    return None


def _calendar_of_year(year: int, pack: CalendarPack) -> Calendar:
    """Years 1200 to 1499 are Jalali where that calendar is used; ``ValueError`` where it is not."""
    if year >= 1800:
        return Calendar.GREGORIAN
    if year < 1500 and pack.usual_calendar is Calendar.JALALI:
        return Calendar.JALALI
    raise ValueError(f"{year} is not a year a town's documents speak of")


_HEBREW_LETTERS = dict(
    zip(
        "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
        (*range(1, 10), *range(10, 100, 10), 100, 200, 300, 400, 20, 40, 50, 80, 90),
        strict=True,
    )
)


def _hebrew_year(letters: str) -> int:
    """Years are written without their thousands; ``ValueError`` for letters that are another word."""
    year = 5000 + _hebrew_number(letters.removeprefix("ה'"))
    if not 5600 <= year <= 5860:
        raise ValueError(f"{year} is not a year a town's documents speak of")
    return year


def _hebrew_number(letters: str) -> int:
    return sum(_HEBREW_LETTERS.get(letter, 0) for letter in letters)


def _month(slots: Slots, around: Circumstances, which: str = "") -> tuple[Calendar | None, int]:
    """The month said in slots, and its calendar where the name tells it."""
    if number := slots.get(f"monthnumber{which}"):
        return None, int(number)
    return month_numbers(around.pack)[slots[f"month{which}"]]


def _day(slots: Slots, around: Circumstances, which: str = "") -> int:
    if number := slots.get(f"day{which}"):
        return int(number)
    if letters := slots.get(f"hebrewday{which}"):
        return _hebrew_number(letters)
    return around.pack.day_words[slots[f"dayword{which}"]]


def _year_of_month(slots: Slots, around: Circumstances, calendar: Calendar | None) -> _Year:
    """The year a date says, which must be of its month's calendar; else the year it lies near."""
    said = _year(slots, around)
    if said is None:
        if around.near is None:
            raise YearMissing
        near = calendar or around.pack.usual_calendar
        return _Year(calendar_date(around.near, near).year, near)
    if calendar is not None and said.calendar is not calendar:
        raise ValueError(f"The year {said.number} is not of the {calendar} calendar")
    return said


def _one_day(slots: Slots, around: Circumstances) -> DateReading:
    calendar, month = _month(slots, around)
    year = _year_of_month(slots, around, calendar)
    day = _day(slots, around)
    if _year(slots, around) is None and around.weekday is not None:
        year = _year_with_weekday(year, month, day, around.weekday)
    found = to_date(year.number, month, day, year.calendar)
    return DateReading(found, found, Precision.DAY, year.calendar)


def _year_with_weekday(year: _Year, month: int, day: int, weekday: int) -> _Year:
    """Of a year, the one before and the one after, the first in which the day is that weekday."""
    for number in (year.number, year.number - 1, year.number + 1):
        if to_date(number, month, day, year.calendar).weekday() == weekday:
            return _Year(number, year.calendar)
    return year


def _days(slots: Slots, around: Circumstances) -> DateReading:
    calendar, month = _month(slots, around)
    last_month = _month(slots, around, "2")[1] if "month2" in slots else month
    year = _year_of_month(slots, around, calendar)
    ends = to_date(year.number, last_month, _day(slots, around, "2"), year.calendar)
    starts = to_date(year.number, month, _day(slots, around), year.calendar)
    if starts > ends:  # "25 December – 7 January 2023" begins the year before
        starts = to_date(year.number - 1, month, _day(slots, around), year.calendar)
    return DateReading(starts, ends, Precision.RANGE, year.calendar)


def _numeric(slots: Slots, around: Circumstances) -> DateReading:
    first, second = int(slots["number"]), int(slots["number2"])
    year = _year(slots, around)
    if year is None:
        raise YearMissing
    day_first = second <= 12 and (around.day_first or first > 12)
    day, month = (first, second) if day_first else (second, first)
    found = to_date(year.number, month, day, year.calendar)
    return DateReading(found, found, Precision.DAY, year.calendar)


def _one_month(slots: Slots, around: Circumstances) -> DateReading:
    calendar, month = _month(slots, around)
    year = _year_of_month(slots, around, calendar)
    return DateReading(*month_range(year.number, month, year.calendar), Precision.MONTH, year.calendar)


def _months(slots: Slots, around: Circumstances) -> DateReading:
    calendar, first = _month(slots, around)
    last = _month(slots, around, "2")[1]
    year = _year_of_month(slots, around, calendar)
    first_year = year.number - (first > last)
    starts = month_range(first_year, first, year.calendar)[0]
    ends = month_range(year.number, last, year.calendar)[1]
    return DateReading(starts, ends, Precision.RANGE, year.calendar)


_NAMED_LENGTHS = {3: Precision.QUARTER, 6: Precision.HALF}


def _first_months(slots: Slots, around: Circumstances) -> DateReading:
    year = _year_of_month(slots, around, None)
    count = int(slots["months"] if "months" in slots else around.pack.duration_words[slots["monthsword"]])
    starts = month_range(year.number, 1, year.calendar)[0]
    ends = month_range(year.number, count, year.calendar)[1]
    return DateReading(starts, ends, _NAMED_LENGTHS.get(count, Precision.RANGE), year.calendar)


def _quarter(slots: Slots, around: Circumstances) -> DateReading:
    year = _year_of_month(slots, around, None)
    quarter = around.pack.ordinals[slots["ordinal"]]
    return DateReading(*quarter_range(year.number, quarter, year.calendar), Precision.QUARTER, year.calendar)


def _half(slots: Slots, around: Circumstances) -> DateReading:
    year = _year_of_month(slots, around, None)
    half = around.pack.ordinals[slots["ordinal"]]
    return DateReading(*half_range(year.number, half, year.calendar), Precision.HALF, year.calendar)


def _one_year(slots: Slots, around: Circumstances) -> DateReading:
    year = _said_year(slots, around)
    return DateReading(*year_range(year.number, year.calendar), Precision.YEAR, year.calendar)


def _years(slots: Slots, around: Circumstances) -> DateReading:
    first, last = _two_years(slots, around)
    if first.number > last.number:  # a table drawn from right to left, or the later year said first
        first, last = last, first
    starts = year_range(first.number, first.calendar)[0]
    ends = year_range(last.number, last.calendar)[1]
    return DateReading(starts, ends, Precision.RANGE, first.calendar)


def _school_year(slots: Slots, around: Circumstances) -> DateReading:
    (first_month, first_day), (last_month, last_day) = around.pack.school_year
    said = _said_year(slots, around)
    if said.calendar is Calendar.HEBREW:
        first = _Year(year_range(said.number, said.calendar)[0].year, Calendar.GREGORIAN)
    else:
        first, last = _two_years(slots, around)
        if last.number != first.number + 1:
            return _years(slots, around)
    starts = to_date(first.number, first_month, first_day, first.calendar)
    ends = to_date(first.number + 1, last_month, last_day, first.calendar)
    return DateReading(starts, ends, Precision.RANGE, said.calendar)


def _fiscal_year(slots: Slots, around: Circumstances) -> DateReading:
    """A fiscal year is called by the year it ends in, or by both the years it lies in."""
    first = last = _said_year(slots, around)
    if "year2" in slots or "yy2" in slots:
        first, last = _two_years(slots, around)
        first = _Year(first.number + 1, first.calendar)
    month = around.pack.fiscal_year
    starts = to_date(first.number - (month > 1), month, 1, first.calendar)
    ends = to_date(last.number + (month == 1), month, 1, last.calendar) - timedelta(days=1)
    return DateReading(starts, ends, Precision.YEAR if first == last else Precision.RANGE, first.calendar)


def _said_year(slots: Slots, around: Circumstances) -> _Year:
    year = _year(slots, around)
    if year is None:
        raise YearMissing
    return year


def _two_years(slots: Slots, around: Circumstances) -> tuple[_Year, _Year]:
    """Both years of a range; a short second one ("2022-23") is of the first one's century."""
    first = _said_year(slots, around)
    if "year" in slots and "yy2" in slots:
        last = _Year(first.number // 100 * 100 + int(slots["yy2"]), first.calendar)
        if last.number <= first.number:
            raise ValueError(f"{slots['year']}-{slots['yy2']} is not a range of years")
        return first, last
    last_said = _year(slots, around, "2")
    if last_said is None or last_said.calendar is not first.calendar:
        raise ValueError("A range of years counts in one calendar")
    return first, last_said


def _this(template: DateTemplate, today: date, pack: CalendarPack) -> DateReading:
    calendar = pack.usual_calendar
    now = calendar_date(today, calendar)
    if template.unit == "month":
        precision = Precision.MONTH
        months = now.year * 12 + now.month - 1 + template.offset
        starts, ends = month_range(months // 12, months % 12 + 1, calendar)
    else:
        precision = Precision.YEAR
        starts, ends = year_range(now.year + template.offset, calendar)
    match template.edge:
        case "start":
            return DateReading(starts, starts, Precision.DAY, calendar)
        case "end":
            return DateReading(ends, ends, Precision.DAY, calendar)
        case _:
            return DateReading(starts, ends, precision, calendar)


_READERS: Mapping[Means, Callable[[Slots, Circumstances], DateReading]] = {
    Means.DAY: _one_day,
    Means.DAYS: _days,
    Means.NUMERIC: _numeric,
    Means.MONTH: _one_month,
    Means.MONTHS: _months,
    Means.FIRST_MONTHS: _first_months,
    Means.QUARTER: _quarter,
    Means.HALF: _half,
    Means.YEAR: _one_year,
    Means.YEARS: _years,
    Means.SCHOOL_YEAR: _school_year,
    Means.FISCAL_YEAR: _fiscal_year,
}
