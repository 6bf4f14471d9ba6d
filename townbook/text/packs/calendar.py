"""How a language writes dates and lengths of time: the types of the data, and its look-up.

A *template* is a regular expression in a shorthand. A name in angle brackets is a slot
(``<day>``, ``<month>``, ``<year>`` …, see :mod:`townbook.text.templates`), a space is one to three
spaces, and an underscore one that may be missing. What stands outside square brackets must be
there but is not part of what was found: ``in [<year>]`` finds only the year.
Templates see text as :func:`townbook.text.folding.folded` leaves it: lower case, ASCII digits,
one kind of dash, quote and apostrophe.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from townbook.text.packs.lookup import language_pack


class Calendar(StrEnum):
    """Gregorian; Jalali, the solar calendar of Iran; Hebrew."""

    GREGORIAN = "gregorian"
    JALALI = "jalali"
    HEBREW = "hebrew"


class Means(StrEnum):
    """What a date template says, by which its slots are read."""

    DAY = "day"
    DAYS = "days"  # from a day to another
    NUMERIC = "numeric"  # day and month as numbers, in either order
    MONTH = "month"
    MONTHS = "months"  # from a month to another
    FIRST_MONTHS = "first months"  # "the nine months of 2022" are its first nine
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    YEARS = "years"  # from a year to another
    SCHOOL_YEAR = "school year"
    FISCAL_YEAR = "fiscal year"
    THIS = "this"  # a year or month counted from the one we are in


@dataclass(frozen=True, slots=True)
class DateTemplate:
    """A template and what it says. Of two that begin at one place the earlier listed wins.

    ``offset`` and ``edge`` belong to ``Means.THIS``: how many years or months later (negative:
    earlier), and whether the whole of it is meant or its "start" or "end".
    """

    template: str
    means: Means
    offset: int = 0
    unit: str = "year"
    edge: str = ""


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month: its name alone, its form in a date, and every form it is met in."""

    name: str
    in_date: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateForms:
    """Format strings of ``day``, ``month`` (a number), ``name``, ``name_in_date`` and ``year``.

    Hebrew ones may have ``day_letters`` and ``year_letters``, ranges ``last_year`` and the like.
    """

    long: str
    short: str
    month: str
    year: str
    half: tuple[str, str]
    quarter: tuple[str, str, str, str]
    years: str


@dataclass(frozen=True, slots=True, eq=False)
class CalendarPack:
    """What a language knows of dates and lengths of time.

    ``months`` are in the calendar's own numbering (Nisan is the Hebrew 1). ``short_year`` turns a
    two-digit year of the language's usual calendar into a full one: years from ``short_year_pivot``
    on belong to the earlier century ``short_year_century``, years before it to the next.
    ``refused_before`` and ``refused_after`` are regular expressions of what makes a number no date.
    Two dates are one range where ``range_marks`` stand between them, or ``range_words`` do and one of
    ``range_openers`` stands before the first. ``duration_units`` are ISO 8601 designators, hours as
    "TH" and working days, which ISO 8601 does not know, as "WD"; ``duration_pairs`` are words that
    say two of a unit. ``deadline_before`` and ``deadline_after`` stand beside what must not be outrun.
    ``school_year`` holds first and last day (month, day) of a school year, ``fiscal_year`` the month
    a fiscal year begins in; both in the usual calendar.
    """

    language: str
    usual_calendar: Calendar
    months: Mapping[Calendar, tuple[MonthName, ...]]
    forms: Mapping[Calendar, DateForms]
    date_templates: tuple[DateTemplate, ...]
    ordinals: Mapping[str, int]
    day_words: Mapping[str, int]
    weekdays: Mapping[str, int]
    ambiguous_months: frozenset[str]
    prefixes: str
    refused_before: str
    refused_after: str
    range_openers: str
    range_words: str
    range_marks: str
    day_first: bool
    short_year_century: int
    short_year_pivot: int
    school_year: tuple[tuple[int, int], tuple[int, int]]
    fiscal_year: int
    duration_units: Mapping[str, str]
    duration_words: Mapping[str, str]
    duration_pairs: Mapping[str, str]
    duration_templates: tuple[str, ...]
    deadline_before: str
    deadline_after: str


@cache
def calendar_pack(language: str) -> CalendarPack:
    """The pack of one of :data:`townbook.text.languages.LANGUAGES`; ``KeyError`` for any other."""
    return language_pack("calendar", language, CalendarPack)
