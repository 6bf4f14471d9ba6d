"""The time a heading or a cell speaks of, where it may be no more than a year."""

from __future__ import annotations

import re

from townbook.reading.draft import DraftPeriod
from townbook.reading.packs import document_pack
from townbook.reading.wording import plain
from townbook.text.calendars import Calendar, year_range
from townbook.text.dates import Precision, find_dates
from townbook.text.digits import ascii_digits

_BARE_YEAR = re.compile(r"(?<![\d.,/№-])(?<!№\s)(1[34]\d\d|(?:19|20)\d\d)(?![\d.,/-]*\d)")
_FIRST_GREGORIAN_YEAR = 1900
"""Years below it, in a city's documents, are counted in the Jalali calendar."""


def reported_period(heading: str, language: str) -> DraftPeriod | None:
    """The time a report speaks of by its heading, which may also name the years of the plan.

    "Execution in 2022 of the programme for 2021-2023" speaks of 2022: of several times the shortest
    that is no horizon ("until 2030") counts, and a horizon alone is no time of a report. In a heading a
    bare year is one, as "Progress 2024" has it; in running text it would not be.
    """
    horizon = re.compile(rf"(?<!\w){document_pack(language).table.horizon}\s*$")
    spans = [
        span
        for span in find_dates(heading, language)
        if span.precision is not Precision.DAY
        and not (span.precision is Precision.YEAR and horizon.search(plain(heading[: span.start])))
    ]
    if spans:
        span = min(spans, key=lambda span: span.ends - span.starts)
        return DraftPeriod(heading[span.start : span.end].strip(), span.starts, span.ends)
    bare = _BARE_YEAR.search(ascii_digits(heading))
    if bare is None or horizon.search(plain(heading[: bare.start()])):
        return None
    of_a_day = any(span.start <= bare.start() < span.end for span in find_dates(heading, language))
    return None if of_a_day else _bare_year(heading)


def period_of_cell(text: str, language: str) -> DraftPeriod | None:
    """The time from the first to the last day that a cell of a time column names."""
    spans = find_dates(text, language)
    if not spans:
        return _bare_year(text)
    starts, ends = min(span.starts for span in spans), max(span.ends for span in spans)
    return DraftPeriod(text.strip(), starts, ends)


def _bare_year(text: str) -> DraftPeriod | None:
    match = _BARE_YEAR.search(ascii_digits(text))
    if match is None:
        return None
    year = int(match.group())
    starts, ends = year_range(year, Calendar.GREGORIAN if year >= _FIRST_GREGORIAN_YEAR else Calendar.JALALI)
    return DraftPeriod(text[match.start() : match.end()], starts, ends)
