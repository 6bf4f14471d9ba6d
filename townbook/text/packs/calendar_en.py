"""English dates and lengths of time."""

from __future__ import annotations

from townbook.text.packs.calendar import (
    Calendar,
    CalendarPack,
    DateForms,
    DateTemplate,
    Means,
    MonthName,
)


def _month(name: str, *short_forms: str) -> MonthName:
    lower = (name.lower(), *short_forms)
    return MonthName(name, name, (*lower, *(f"{form}." for form in short_forms)))


_MONTHS = (
    _month("January", "jan"),
    _month("February", "feb"),
    _month("March", "mar"),
    _month("April", "apr"),
    _month("May"),
    _month("June", "jun"),
    _month("July", "jul"),
    _month("August", "aug"),
    _month("September", "sep", "sept"),
    _month("October", "oct"),
    _month("November", "nov"),
    _month("December", "dec"),
)

_ORDINALS = {
    spelling: number
    for number, spellings in enumerate(
        ("first 1st 1 i", "second 2nd 2 ii", "third 3rd 3 iii", "fourth 4th 4 iv last"), start=1
    )
    for spelling in spellings.split()
}

_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

_DAY_WORDS = {spelling: number for number, spelling in enumerate(_ORDINAL_WORDS.split(), start=1)} | {
    "thirtieth": 30
}

_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue",
            "wednesday wed",
            "thursday thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

_DAY = r"<day>(?:st|nd|rd|th)?"
_DAY2 = r"<day2>(?:st|nd|rd|th)?"
_TO = r"(?:-|to|through|thru|until|till)"
_SCHOOL = r"(?:school year|academic year)"
_FISCAL = r"(?:fiscal years?|financial years?|fy)"

_TEMPLATES = (
    DateTemplate(r"<year>-<monthnumber>-<day>", Means.DAY),
    DateTemplate(r"<number>(?:/|\.|-)<number2>(?:/|\.|-)<year>", Means.NUMERIC),
    DateTemplate(r"<number>/<number2>/<yy>", Means.NUMERIC),
    DateTemplate(rf"<month> {_DAY}_{_TO}_{_DAY2}(?:,? <year>)?", Means.DAYS),
    DateTemplate(rf"<month> {_DAY}_{_TO}_<month2> {_DAY2}(?:,? <year>)?", Means.DAYS),
    DateTemplate(rf"{_DAY}_{_TO}_{_DAY2} <month>(?:,? <year>)?", Means.DAYS),
    DateTemplate(rf"{_DAY} <month>_{_TO}_{_DAY2} <month2>(?:,? <year>)?", Means.DAYS),
    DateTemplate(rf"<month> {_DAY}_,?_<year>", Means.DAY),
    DateTemplate(rf"{_DAY} (?:day )?(?:of )?<month>,? <year>", Means.DAY),
    DateTemplate(r"<dayword> (?:day )?of <month>(?:,? <year>)?", Means.DAY),
    DateTemplate(rf"<month> {_DAY}", Means.DAY),
    DateTemplate(rf"{_DAY} (?:of )?<month>(?!_\d)", Means.DAY),
    DateTemplate(rf"<month>_{_TO}_<month2>(?: of)?,? <year>", Means.MONTHS),
    DateTemplate(r"<month>(?: of)?,? <year>", Means.MONTH),
    DateTemplate(r"q<ordinal>(?: of)?,?(?:/|-)?_<year>", Means.QUARTER),
    DateTemplate(r"<year>_-?_q<ordinal>", Means.QUARTER),
    DateTemplate(r"<ordinal> quarter(?: of)?(?: the year)?,? <year>", Means.QUARTER),
    DateTemplate(r"h<ordinal>_<year>", Means.HALF),
    DateTemplate(r"<ordinal> half (?:of )?(?:the year )?<year>", Means.HALF),
    DateTemplate(r"first (?:<months>|<monthsword>) months of <year>", Means.FIRST_MONTHS),
    DateTemplate(rf"<year>_(?:-|/)_(?:<year2>|<yy2>) {_SCHOOL}", Means.SCHOOL_YEAR),
    DateTemplate(rf"{_SCHOOL} <year>_(?:-|/)_(?:<year2>|<yy2>)", Means.SCHOOL_YEAR),
    DateTemplate(rf"{_FISCAL}_<year>_(?:-|/|to)_(?:<year2>|<yy2>)", Means.FISCAL_YEAR),
    DateTemplate(rf"<year>_(?:-|/|to)_(?:<year2>|<yy2>) {_FISCAL}", Means.FISCAL_YEAR),
    DateTemplate(rf"{_FISCAL}_<yy>_(?:-|/)_<yy2>", Means.FISCAL_YEAR),
    DateTemplate(rf"{_FISCAL}_(?:<year>|<yy>)", Means.FISCAL_YEAR),
    DateTemplate(rf"<year>_{_TO}_<year2>", Means.YEARS),
    DateTemplate(
        r"(?:in|since|by|until|till|during|from|through|before|after|year|for|end of|early|late|mid|summer|"
        r"spring|autumn|fall|winter|beginning of|start of|throughout) [<year>]",
        Means.YEAR,
    ),
    DateTemplate(
        r"(?:postponed|deferred|delayed|moved|rescheduled|put off|carried over)"
        r" (?:from (?:1|2)\d\d\d )?to [<year>]",
        Means.YEAR,
    ),
    DateTemplate(r"(?:the )?end of (?:the|this) year", Means.THIS, edge="end"),
    DateTemplate(r"(?:the )?(?:start|beginning) of (?:the|this) year", Means.THIS, edge="start"),
    DateTemplate(r"(?:the )?end of next year", Means.THIS, offset=1, edge="end"),
    DateTemplate(r"(?:this|the current) year", Means.THIS),
    DateTemplate(r"next year", Means.THIS, offset=1),
    DateTemplate(r"last year", Means.THIS, offset=-1),
    DateTemplate(r"(?:the )?end of (?:the|this) month", Means.THIS, unit="month", edge="end"),
    DateTemplate(r"next month", Means.THIS, offset=1, unit="month"),
)

_DURATION_WORDS = {
    word: amount
    for amount, words in {
        "0.5": "half",
        "1": "one",
        "2": "two",
        "3": "three",
        "4": "four",
        "5": "five",
        "6": "six",
        "7": "seven",
        "8": "eight",
        "9": "nine",
        "10": "ten",
        "12": "twelve",
        "14": "fourteen",
        "15": "fifteen",
        "20": "twenty",
        "30": "thirty",
        "45": "forty-five",
        "60": "sixty",
        "90": "ninety",
    }.items()
    for word in words.split(",")
}

_DURATION_UNITS = {
    spelling: unit
    for unit, spellings in {
        "TH": "hour,hours",
        "D": "day,days,calendar day,calendar days",
        "WD": "working day,working days,business day,business days",
        "W": "week,weeks",
        "M": "month,months",
        "Y": "year,years",
    }.items()
    for spelling in spellings.split(",")
}

PACK = CalendarPack(
    language="en",
    usual_calendar=Calendar.GREGORIAN,
    months={Calendar.GREGORIAN: _MONTHS},
    forms={
        Calendar.GREGORIAN: DateForms(
            long="{day}\u00a0{name} {year}",
            # Half of the readers put the month first in figures; no one mistakes a name.
            short="{day} {name:.3} {year}",
            month="{name} {year}",
            year="{year}",
            half=("first half of {year}", "second half of {year}"),
            quarter=("Q1 {year}", "Q2 {year}", "Q3 {year}", "Q4 {year}"),
            years="{year}–{last_year}",
        )
    },
    date_templates=_TEMPLATES,
    ordinals=_ORDINALS,
    day_words=_DAY_WORDS,
    weekdays=_WEEKDAYS,
    ambiguous_months=frozenset({"may", "march", "mar", "jan", "sep", "dec"}),
    prefixes="",
    refused_before=r"(?:№|#|no\.?|number|tel\.?:?|phone:?|\$|€|£|ordinance|resolution|room|section) ?$",
    refused_after=(
        r" ?(?:%|percent|dollars|euros?\b|people|residents|households|homes|trees|square|km\b|miles?\b"
        r"|hours|days|million|thousand|billion|st\b|street|avenue|ave\b|road)"
    ),
    range_openers=r"(?:from|between)",
    range_words=r"(?:to|until|till|and)",
    range_marks=r"-|through|thru",
    day_first=False,
    short_year_century=1900,
    short_year_pivot=70,
    school_year=((9, 1), (6, 30)),
    fiscal_year=7,
    duration_units=_DURATION_UNITS,
    duration_words=_DURATION_WORDS,
    duration_pairs={},
    duration_templates=(
        r"<amount>_(?:-|to)_<amount2>_-?_<unit>",
        r"<word> to <word2> <unit>",
        r"(?:<amount>|<word>) <unit> to (?:<amount2>|<word2>|an?) <unit2>",
        r"<amount>_-?_<unit>",
        r"<word>(?: |-)(?:an? )?<unit>",
        r"(?:within|in) [an? <unit>]",
    ),
    deadline_before=r"(?:within|in|no later than|not later than|up to|under)(?: the next)?",
    deadline_after=r"(?:deadline|notice)",
)
