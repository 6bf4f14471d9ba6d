"""What stands in one cell: lists of names, milestones, days, and texts no spreadsheet program may change."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from townbook.plans.item_content import MilestoneContent
from townbook.text.calendars import Calendar, year_range
from townbook.text.canonical import canonical_text
from townbook.text.dates import find_dates
from townbook.text.digits import ascii_digits
from townbook.text.languages import LANGUAGES

SIGNS = "=+\\-@＝＋－＠\t\r\n"
_COMPUTED = re.compile(rf"'*[{SIGNS}]")
"""A program computes a text that begins so. https://owasp.org/www-community/attacks/CSV_Injection"""
_LIKE_A_NUMBER = re.compile(r"'*[\d.,:/%\- ]*\d[\d.,:/%\- ]*$")
"""A program that opens a text file makes 1.1 of 1.10, 7 of 007, and a day of 1-2."""
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00)?)?")
_POINTED_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})(?: 0?0:00(?::00)?)?")
_A_YEAR = re.compile(r"\d{4}")
_FIRST_GREGORIAN_YEAR = 1700
"""Where a city counts by another calendar: no plan is as old as 1700 by ours, or as far ahead by its own."""
_SEPARATORS = ";؛；\n"
_NEEDS_QUOTES = re.compile(rf'^"|[{_SEPARATORS}]|^\s|\s$')


class NoDay(Exception):
    """Words that say no day."""


def comparable(text: str) -> str:
    """The text as it is compared: what programs change on their own, line ends and blanks around, is no
    difference."""
    return canonical_text(text).strip()


def guarded(text: str, *, is_plain_text: bool) -> str:
    """The text with an apostrophe before it, where a program would compute it or change it.

    In a workbook a cell says that it is text; only a text that looks guarded itself needs the sign there.
    """
    if is_plain_text:
        return f"'{text}" if _COMPUTED.match(text) or _LIKE_A_NUMBER.match(text) else text
    return (
        f"'{text}" if text.startswith("'") and (_COMPUTED.match(text) or _LIKE_A_NUMBER.match(text)) else text
    )


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given."""
    is_guarded = text.startswith("'") and (_COMPUTED.match(text) or _LIKE_A_NUMBER.match(text))
    return text[1:] if is_guarded else text


def joined(names: Iterable[str], between: str = "; ") -> str:
    """The names in one cell, to be taken apart by :func:`parted`."""
    return between.join(
        '"{}"'.format(name.replace('"', '""')) if _NEEDS_QUOTES.search(name) or not name else name
        for name in names
    )


def parted(cell: str) -> list[str]:
    """The names of a cell: parted by semicolons of any script or line ends, but not between quotes."""
    return [name for name in _names(cell, _SEPARATORS) if name]


def _names(cell: str, separators: str) -> Iterator[str]:
    at, length = 0, len(cell)
    while at < length:
        while at < length and (cell[at].isspace() or cell[at] in separators):
            at += 1
        if at < length and cell[at] == '"':
            end = at + 1
            while end < length and (cell[end] != '"' or cell[end : end + 2] == '""'):
                end += 2 if cell[end] == '"' else 1
            if end < length and _ends_there(cell, end + 1, separators):
                yield cell[at + 1 : end].replace('""', '"')
                at = end + 1
                continue
        end = at
        while end < length and cell[end] not in separators:
            end += 1
        yield cell[at:end].strip()
        at = end


def _ends_there(cell: str, at: int, separators: str) -> bool:
    """Whether only blanks stand before the next separator: a name may begin with a word in quotes."""
    while at < len(cell) and cell[at] not in separators:
        if not cell[at].isspace():
            return False
        at += 1
    return True


def milestones_cell(milestones: Iterable[MilestoneContent]) -> str:
    """The steps, one on each line."""
    return "\n".join(
        f"{_day(each.due)} | {_day(each.reached_on)} | {' '.join(each.title.split())}".strip()
        for each in milestones
    )


def milestones_of(cell: str, languages: tuple[str, ...], calendar: Calendar) -> tuple[MilestoneContent, ...]:
    """The steps of a cell; a line without bars is a title. Raises :class:`NoDay` with the words."""
    steps = []
    for line in cell.split("\n"):
        if not line.strip():
            continue
        *days, title = line.split("|", 2)
        due, reached = (*days, "", "")[:2]
        steps.append(
            MilestoneContent(
                " ".join(title.split()),
                day_of(due, languages, calendar, is_last=True),
                day_of(reached, languages, calendar, is_last=True),
            )
        )
    return tuple(steps)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def day_of(said: str, languages: tuple[str, ...], calendar: Calendar, *, is_last: bool) -> date | None:
    """The day a cell says; of a year, month or quarter its first, or its last where ``is_last``.

    Understood are ISO 8601, what workbooks hold, and how people write days in the languages given. ``None``
    for an empty cell; raises :class:`NoDay` for words that say no day, or more than that.
    """
    words = ascii_digits(comparable(said)).strip()
    if not words:
        return None
    try:
        if iso := _ISO_DAY.fullmatch(words):
            return _counted(*map(int, iso.groups()), languages=languages, calendar=calendar)
        if pointed := _POINTED_DAY.fullmatch(words):
            day, month, year = map(int, pointed.groups())
            return _counted(year, month, day, languages=languages, calendar=calendar)
        if _A_YEAR.fullmatch(words):
            counted = calendar if int(words) < _FIRST_GREGORIAN_YEAR else Calendar.GREGORIAN
            return year_range(int(words), counted)[is_last]
    except ValueError:
        raise NoDay(said) from None
    for language in languages:
        for found in find_dates(words, language):
            rest = words[: found.start] + words[found.end :]
            if not any(sign.isalnum() for sign in rest):
                return found.ends if is_last else found.starts
    raise NoDay(said)


def _counted(year: int, month: int, day: int, *, languages: tuple[str, ...], calendar: Calendar) -> date:
    """Numbers as a day: of the Gregorian calendar, unless the year tells that it is the other one."""
    if year < _FIRST_GREGORIAN_YEAR and calendar is Calendar.JALALI:
        for language in (*languages, "fa"):
            found = find_dates(f"{year}/{month}/{day}", language)
            if found and found[0].starts == found[0].ends:
                return found[0].starts
        raise ValueError(year)
    return date(year, month, day)


def unique_names(named: Mapping[int, tuple[str, str]]) -> dict[int, str]:
    """By id, a name that nothing else has, of (name, key): one that several have gets its key behind it."""
    counts = Counter(comparable(name) for name, _ in named.values())
    return {
        pk: comparable(name) if counts[comparable(name)] == 1 else f"{comparable(name)} [{key}]"
        for pk, (name, key) in named.items()
    }


ALL_LANGUAGES = tuple(LANGUAGES)
