"""Until when: what a person types, as days."""

from __future__ import annotations

import re
from datetime import date

from townbook.text.calendars import Calendar, year_range
from townbook.text.dates import find_dates
from townbook.text.digits import ascii_digits

_A_YEAR = re.compile(r"\d{4}")


def days_of(said: str, languages: tuple[str, ...], calendar: str) -> tuple[date, date] | None:
    """The first and last day of the time said: a day, a month, a quarter, a year of the city's calendar.

    ``languages`` are tried in their order. ``None`` where no time is found in the words.
    """
    words = said.strip()
    if _A_YEAR.fullmatch(ascii_digits(words)):
        try:
            return year_range(int(ascii_digits(words)), Calendar(calendar))
        except ValueError:
            return None
    for language in languages:
        found = find_dates(words, language)
        if found:
            return found[-1].starts, found[-1].ends
    return None
