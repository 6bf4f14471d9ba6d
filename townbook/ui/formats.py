"""Numbers, days and periods as the interface's reader writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from django.utils.translation import gettext, ngettext, pgettext

from townbook.text.calendars import Calendar, format_date, format_period
from townbook.text.counted_words import counted_words
from townbook.text.formatting import format_number, format_quantity, known_unit, write_sum
from townbook.text.packs.calendar import calendar_pack

APPROXIMATELY = "≈"
RANGE_DASH = "–"

_REMEMBERED_NUMBERS = 4_096


@lru_cache(maxsize=_REMEMBERED_NUMBERS)
def whole_number(number: int, language: str) -> str:
    """A count with the language's digits and grouping."""
    return format_number(Decimal(number), language)


def day(value: date, language: str) -> str:
    """A day by the calendar the language's readers use: Jalali in Persian."""
    return format_date(value, language)


def gregorian_day(value: date, language: str) -> str:
    """The same day by the Gregorian calendar, in the same language."""
    return format_date(value, language, Calendar.GREGORIAN)


def period(starts: date, ends: date, language: str, calendar: str) -> str:
    """A stretch of time by the city's calendar, whose years are not those of another.

    Where the language has no way to write that calendar, by the one its readers use.
    """
    pack = calendar_pack(language)
    counted = Calendar(calendar) if Calendar(calendar) in pack.forms else pack.usual_calendar
    return format_period(starts, ends, language, counted)


def moment(starts: date, ends: date, language: str, calendar: str) -> str:
    """A time as precise as it was said: a day by the calendar of the language's readers, anything longer
    as :func:`period`."""
    return day(starts, language) if starts == ends else period(starts, ends, language, calendar)


def between_parts() -> str:
    """What stands between the parts of a list that may hold commas themselves: ";", in Persian "؛"."""
    return pgettext("between the parts of a list", "; ")


class Figure(Protocol):
    """A number said in a document: ``value``, else ``low`` and ``high``; ``unit`` a code, or the document's
    own noun; ``of`` the thing measured or counted."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    unit: str
    of: str


@dataclass(frozen=True, slots=True)
class WrittenFigure:
    """A figure in words: ``amount`` in the reader's language, ``in_full`` the same number with all its
    digits, ``thing`` in the document's language or "". ``is_rounded`` where the amount is not exact."""

    amount: str
    in_full: str
    thing: str
    is_rounded: bool


def written_figure(figure: Figure, language: str, document_language: str) -> WrittenFigure:
    """The number with its unit, and once what it counts or measures, in the form the number asks for.

    A sum from a million on is short, "≈" before it where that rounds it.
    """
    unit = figure.unit if known_unit(figure.unit) else ""
    amount, in_full = _amount(figure.value, figure.low, figure.high, unit, language, about=figure.approximate)
    last = figure.value if figure.value is not None else figure.high
    thing = counted_words(last, figure.unit, figure.of, document_language)
    is_rounded = amount.startswith(APPROXIMATELY) and not figure.approximate
    return WrittenFigure(amount, in_full, thing, is_rounded)


def figure(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, unit: str, language: str, *, about: bool
) -> str:
    """A number or a range with its unit, "≈" before one that is not exact. "" where there is none."""
    return _amount(value, low, high, unit, language, about=about)[0]


def _amount(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, unit: str, language: str, *, about: bool
) -> tuple[str, str]:
    """Short and in full."""
    mark = APPROXIMATELY if about else ""
    if value is not None:
        written = write_sum(value, unit, language)
        return (mark if written.is_exact else APPROXIMATELY) + written.short, mark + written.in_full
    if low is None or high is None:
        return "", ""
    both = f"{mark}{format_number(low, language)}{RANGE_DASH}{format_quantity(high, unit, language)}"
    return both, both


def length_of_time(duration: str, language: str) -> str:
    """An ISO 8601 duration of one unit in words; "P10WD" is ten working days. Else as it is."""
    found = re.fullmatch(r"PT?([0-9]+)(WD|[DWMYH])", duration)
    if not found:
        return duration
    count = int(found[1])
    return _counted(count, found[2]) % {"count": whole_number(count, language)}


def _counted(count: int, unit: str) -> str:
    match unit:
        case "D":
            return ngettext("%(count)s day", "%(count)s days", count)
        case "WD":
            return ngettext("%(count)s working day", "%(count)s working days", count)
        case "W":
            return ngettext("%(count)s week", "%(count)s weeks", count)
        case "M":
            return ngettext("%(count)s month", "%(count)s months", count)
        case "Y":
            return ngettext("%(count)s year", "%(count)s years", count)
        case _:
            return ngettext("%(count)s hour", "%(count)s hours", count)


def file_size(size: int, language: str) -> str:
    """Bytes as kilobytes, or as megabytes with a decimal; a kilobyte is a thousand bytes, as in SI."""
    if size < 1_000_000:
        return gettext("%(size)s KB") % {"size": whole_number(-(-size // 1000), language)}
    megabytes = format_number(Decimal(size) / 1_000_000, language, places=1)
    return gettext("%(size)s MB") % {"size": megabytes}
