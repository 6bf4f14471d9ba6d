"""The three calendars the documents count in, as a thin typed layer over their libraries.

``jdatetime`` computes the Jalali calendar by the 33-year cycle of the FarsiWeb algorithm, which
agrees with the official calendar of Iran for 1178–1633 (1799–2255 CE); ``pyluach`` the Hebrew one
by its molad rules. Months are numbered as those libraries do: Farvardin is the Jalali 1, Nisan the
Hebrew 1 and Tishri, with which the Hebrew year begins, the 7.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import jdatetime
from pyluach import dates as pyluach_dates
from pyluach import utils as pyluach_utils

from townbook.text.own_digits import own_digits
from townbook.text.packs.calendar import Calendar, CalendarPack, DateForms, calendar_pack

__all__ = [
    "Calendar",
    "CalendarDate",
    "calendar_date",
    "format_date",
    "format_period",
    "format_short_date",
    "half_range",
    "hebrew_date",
    "jalali_date",
    "month_range",
    "months_of_year",
    "quarter_range",
    "to_date",
    "year_range",
]

DateRange = tuple[date, date]
"""First and last day, both included."""

_TISHRI = 7
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A day as a calendar names it."""

    year: int
    month: int
    day: int
    calendar: Calendar = Calendar.GREGORIAN


def to_date(year: int, month: int, day: int, calendar: Calendar) -> date:
    """The day a calendar calls by these numbers. ``ValueError`` where it has no such day."""
    try:
        match calendar:
            case Calendar.GREGORIAN:
                return date(year, month, day)
            case Calendar.JALALI:
                gregorian = jdatetime.date(year, month, day).togregorian()
                return date(gregorian.year, gregorian.month, gregorian.day)
            case Calendar.HEBREW:
                day_of_library = pyluach_dates.HebrewDate(year, month, day).to_pydate()
                return date(day_of_library.year, day_of_library.month, day_of_library.day)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"The {calendar} calendar has no day {year}-{month}-{day}: {error}") from error


def jalali_date(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Jalali one. ``ValueError`` where there is no such day."""
    return to_date(year, month, day, Calendar.JALALI)


def hebrew_date(year: int, month: int, day: int) -> date:
    """The Gregorian day of a Hebrew one; Nisan is month 1. ``ValueError`` where there is no such day."""
    return to_date(year, month, day, Calendar.HEBREW)


def calendar_date(day: date, calendar: Calendar) -> CalendarDate:
    """What a calendar calls a day. ``ValueError`` where the day is before the calendar's first year."""
    match calendar:
        case Calendar.GREGORIAN:
            return CalendarDate(day.year, day.month, day.day, calendar)
        case Calendar.JALALI:
            jalali = jdatetime.date.fromgregorian(date=day)
            return CalendarDate(jalali.year, jalali.month, jalali.day, calendar)
        case Calendar.HEBREW:
            hebrew = pyluach_dates.HebrewDate.from_pydate(day)
            return CalendarDate(hebrew.year, hebrew.month, hebrew.day, calendar)


def months_of_year(year: int, calendar: Calendar) -> tuple[int, ...]:
    """The numbers of a year's months, in the order they come."""
    if calendar is Calendar.HEBREW:
        last = 13 if pyluach_utils._is_leap(year) else 12  # noqa: SLF001
        return (*range(_TISHRI, last + 1), *range(1, _TISHRI))
    return tuple(range(1, 13))


def month_range(year: int, month: int, calendar: Calendar) -> DateRange:
    """First and last day of a month. ``ValueError`` where there is no such month."""
    starts = to_date(year, month, 1, calendar)
    months = months_of_year(year, calendar)
    position = months.index(month) + 1
    if position == len(months):
        return starts, year_range(year, calendar)[1]
    return starts, to_date(year, months[position], 1, calendar) - _ONE_DAY


def year_range(year: int, calendar: Calendar) -> DateRange:
    """First and last day of a year. ``ValueError`` where the year is outside the calendar."""
    if calendar is Calendar.GREGORIAN:
        return date(year, 1, 1), date(year, 12, 31)
    first_month = months_of_year(year, calendar)[0]
    return to_date(year, first_month, 1, calendar), to_date(year + 1, first_month, 1, calendar) - _ONE_DAY


def quarter_range(year: int, quarter: int, calendar: Calendar) -> DateRange:
    """First and last day of three months; ``quarter`` is 1 to 4, else ``ValueError``."""
    return _part_of_year(year, quarter, 3, calendar)


def half_range(year: int, half: int, calendar: Calendar) -> DateRange:
    """First and last day of six months; ``half`` is 1 or 2, else ``ValueError``."""
    return _part_of_year(year, half, 6, calendar)


def _part_of_year(year: int, part: int, months: int, calendar: Calendar) -> DateRange:
    if calendar is Calendar.HEBREW or not 1 <= part <= 12 // months:
        raise ValueError(f"A {calendar} year has no part {part} of {months} months")
    last_month = part * months
    first = month_range(year, last_month - months + 1, calendar)[0]
    return first, month_range(year, last_month, calendar)[1]


def format_date(day: date, language: str, calendar: Calendar | None = None) -> str:
    """A day as natives write it out: "22 липня 2022 р.", "22 ביולי 2022", "۳۱ تیر ۱۴۰۱".

    Without ``calendar``, in the one the language's readers use. ``ValueError`` where the language
    has no way to write a date of that calendar.
    """
    return _written(day, language, calendar, lambda forms: forms.long)


def format_short_date(day: date, language: str, calendar: Calendar | None = None) -> str:
    """A day in figures where the calendar has them: "22.07.2022", "۱۴۰۱/۰۴/۳۱". Else as above."""
    return _written(day, language, calendar, lambda forms: forms.short)


def format_period(starts: date, ends: date, language: str, calendar: Calendar | None = None) -> str:
    """The name of a stretch of time, both days included: a month, quarter, half, year or years.

    A stretch without such a name is written as its first and last day, a single day as that day.
    """
    pack = calendar_pack(language)
    counted = calendar or pack.usual_calendar
    forms = _forms(pack, counted)
    form = _period_form(starts, ends, counted, forms)
    if form is None:
        first = format_date(starts, language, counted)
        return first if starts == ends else f"{first} – {format_date(ends, language, counted)}"
    last_values = {f"last_{name}": value for name, value in _values(ends, pack, counted).items()}
    return own_digits(form.format(**_values(starts, pack, counted), **last_values), language)


def _period_form(starts: date, ends: date, calendar: Calendar, forms: DateForms) -> str | None:
    first, last = calendar_date(starts, calendar), calendar_date(ends, calendar)
    if (starts, ends) == month_range(first.year, first.month, calendar):
        return forms.month
    if starts != year_range(first.year, calendar)[0] or ends != year_range(last.year, calendar)[1]:
        return _part_form(starts, ends, first.year, calendar, forms)
    return forms.year if first.year == last.year else forms.years


def _part_form(starts: date, ends: date, year: int, calendar: Calendar, forms: DateForms) -> str | None:
    if calendar is Calendar.HEBREW:
        return None
    for number, form in enumerate(forms.half, start=1):
        if (starts, ends) == half_range(year, number, calendar):
            return form
    for number, form in enumerate(forms.quarter, start=1):
        if (starts, ends) == quarter_range(year, number, calendar):
            return form
    return None


def _written(day: date, language: str, calendar: Calendar | None, form: Callable[[DateForms], str]) -> str:
    pack = calendar_pack(language)
    counted = calendar or pack.usual_calendar
    return own_digits(form(_forms(pack, counted)).format(**_values(day, pack, counted)), language)


def _forms(pack: CalendarPack, calendar: Calendar) -> DateForms:
    if calendar not in pack.forms:
        raise ValueError(f"There is no way to write a date of the {calendar} calendar in {pack.language!r}")
    return pack.forms[calendar]


def _values(day: date, pack: CalendarPack, calendar: Calendar) -> dict[str, str | int]:
    """What a form may show of a day."""
    shown = calendar_date(day, calendar)
    values: dict[str, str | int] = {"day": shown.day, "month": shown.month, "year": shown.year}
    if calendar is Calendar.HEBREW:
        hebrew = pyluach_dates.HebrewDate(shown.year, shown.month, shown.day)
        name = hebrew.month_name(hebrew=True)
        if name[-2] == " ":  # Adar of a leap year is numbered with a letter, which takes a geresh
            name += "׳"
        letters = {"day_letters": hebrew.hebrew_day(), "year_letters": hebrew.hebrew_year()}
        return values | letters | {"name": name, "name_in_date": f"ב{name}"}
    month = pack.months[calendar][shown.month - 1]
    return values | {"name": month.name, "name_in_date": month.in_date}
