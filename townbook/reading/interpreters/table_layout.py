"""The layout of an execution table: its header, and the lines that stand between its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from townbook.reading.draft import DraftPeriod
from townbook.reading.packs import Column, LevelWord, document_pack
from townbook.reading.periods import reported_period
from townbook.reading.source import Block, Passage, Source
from townbook.reading.wording import plain
from townbook.text.digits import ascii_digits

_LONGEST_HEADING = 150
_LONGEST_LINE = 400
_LONGEST_SUBHEADING = 60
_TIMELESS = frozenset({None, Column.NUMBER, Column.ITEM, Column.BODY, Column.PERIOD, Column.DETAIL})
_TELLING = frozenset({Column.REPORT, Column.STATUS, Column.PROGRESS})
_LEADING_NUMBER = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)[.)]\s+")
_NAME_IN_QUOTES = r'\s*(?:№\s*)?(?P<quoted_number>\d[\d.]*)?[.:]?\s*"(?P<name>[^"\n]+)"'
_NUMBER_AND_TITLE = (
    r"\s*(?:№\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*|(?<=\s)(?:[ivxіхv]{1,5}|[^\W\d_])(?=[.):]\s))?"
    r"\s*[.:)-]?\s*(?P<title>.*)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: ``columns[i]`` is what column ``i`` tells (``None`` where unknown),
    ``headings[i]`` what is written above it, ``levels[i]`` the level of its items, ``periods[i]`` the
    period it speaks of."""

    columns: tuple[Column | None, ...]
    headings: tuple[str, ...]
    levels: dict[int, LevelWord]
    periods: dict[int, DraftPeriod]

    def where(self, column: Column) -> list[int]:
        """The places of a kind of column, from the first."""
        return [place for place, here in enumerate(self.columns) if here is column]


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A line that opens a branch of the plan: "Стратегічна ціль 2", 'пріоритет "Зелене місто"'.

    ``title`` is ``None`` where the next line holds it.
    """

    level: LevelWord
    number: str
    title: Passage | None


@lru_cache(maxsize=8)
def _columns(language: str) -> tuple[tuple[Column, re.Pattern[str]], ...]:
    return tuple((column, re.compile(form)) for column, form in document_pack(language).table.columns)


@lru_cache(maxsize=8)
def _levels(language: str) -> tuple[tuple[LevelWord, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            level,
            re.compile(rf"(?<!\w)(?:{level.form})(?!\w)"),
            re.compile(rf"(?:{level.form})(?!\w){_NUMBER_AND_TITLE}", re.DOTALL),
            re.compile(rf"(?<!\w)(?:{level.form}){_NAME_IN_QUOTES}"),
        )
        for level in document_pack(language).table.levels
    )


def level_word(text: str, language: str) -> LevelWord | None:
    """The level a heading names: of several, the one named first, a vague one last."""
    low = plain(text)
    found = [
        (level.vague, match.start(), rank, level)
        for rank, (level, word, *_) in enumerate(_levels(language))
        if (match := word.search(low))
    ]
    return min(found, key=lambda each: each[:3])[3] if found else None


def _is_level_word(text: str, language: str) -> bool:
    low = plain(text).strip()
    return any(word.fullmatch(low) for level, word, *_ in _levels(language) if not level.vague)


def level_rank(level: LevelWord, language: str) -> int:
    """How deep a level lies among the language's level words; 0 is the top."""
    return document_pack(language).table.levels.index(level)


def read_header(row: Block, source: Source) -> Header | None:
    """The header a row is, or ``None``.

    A header names a level and a body, report, status or progress, in short cells most of which are
    known. Where the level's word is vague ("name") a report, a status or a time must be among them.
    A word that may be a level or a report ("outcome") is a level before the first level or body.
    """
    texts = [source.cell_text(cell) for cell in row.cells]
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return None
    columns: list[Column | None] = []
    levels: dict[int, LevelWord] = {}
    for place, text in enumerate(texts):
        column = _column(text, source.language)
        may_be_level = column is None or (
            column is Column.REPORT
            and not levels
            and Column.BODY not in columns
            and _is_level_word(text, source.language)
        )
        level = level_word(text, source.language) if may_be_level else None
        if level is not None:
            column, levels[place] = Column.ITEM, level
        columns.append(column)
    known = sum(column is not None for column in columns)
    telling = _TELLING & set(columns)
    if not levels or not (telling or Column.BODY in columns) or known < 3:
        return None
    if 2 * known <= sum(bool(text) for text in texts):
        return None
    if not telling and Column.PERIOD not in columns and all(level.vague for level in levels.values()):
        return None
    return Header(tuple(columns), tuple(texts), levels, _periods(columns, texts, source.language))


def _periods(
    columns: Sequence[Column | None], headings: Sequence[str], language: str
) -> dict[int, DraftPeriod]:
    return {
        place: period
        for place, column in enumerate(columns)
        if column not in _TIMELESS and (period := reported_period(headings[place], language))
    }


def with_second_row(header: Header, row: Block, source: Source) -> Header | None:
    """The header with the second row of its headings, or ``None`` where ``row`` is none.

    A heading over several columns ("Execution" over "2021" and "2022") stands above the first of
    them; the others have only their own word, in the row below.
    """
    texts = [source.cell_text(cell) for cell in row.cells]
    filled = [place for place, text in enumerate(texts) if text]
    if len(texts) != len(header.columns) or len(filled) < 2 or max(map(len, texts)) > _LONGEST_SUBHEADING:
        return None
    if any(header.columns[place] in (Column.NUMBER, Column.ITEM) for place in filled):
        return None
    if all(header.headings[place] for place in filled):
        return None
    columns, headings = list(header.columns), list(header.headings)
    above, kind_above = "", None
    for place in filled:
        if header.headings[place]:
            above, kind_above = header.headings[place], header.columns[place]
        headings[place] = f"{above}, {texts[place]}" if above else texts[place]
        if kind_above is not Column.FUNDING:
            columns[place] = _column(texts[place], source.language) or kind_above
        else:
            columns[place] = kind_above
    return replace(
        header,
        columns=tuple(columns),
        headings=tuple(headings),
        periods=_periods(columns, headings, source.language),
    )


def _column(text: str, language: str) -> Column | None:
    low = plain(text).strip()
    return next((column for column, pattern in _columns(language) if low and pattern.search(low)), None)


def section_line(start: int, end: int, source: Source, *, sure: bool) -> SectionLine | None:
    """The branch a line opens, or ``None``.

    A line that begins with a level word opens one when a number follows; without a number only
    where the layout is ``sure`` to be a line of the plan (a heading, a row of one cell).
    """
    text = source.text[start:end]
    if len(text) > _LONGEST_LINE:
        return None
    low = plain(text)
    if leading := _LEADING_NUMBER.match(low):
        behind = section_line(start + leading.end(), end, source, sure=True)
        return replace(behind, number=behind.number or leading[1]) if behind and behind.title else None
    for level, _, line, _ in _levels(source.language):
        match = line.match(low)
        if match and (match["number"] or sure):
            titled = bool(match["title"].strip())
            if not match["number"] and not _begins_a_title(text, match.start("title")):
                continue
            place = (start + match.start("title"), start + len(text.rstrip())) if titled else None
            number = text[match.start("number") : match.end("number")] if match["number"] else ""
            return SectionLine(level, ascii_digits(number), place)
    for level, _, _, quoted in _levels(source.language):
        match = quoted.search(low)
        if match:
            return SectionLine(
                level, match["quoted_number"] or "", (start + match.start("name"), start + match.end("name"))
            )
    return None


def _begins_a_title(text: str, position: int) -> bool:
    """Whether what follows a level word is a title and not the rest of a sentence."""
    before, after = text[:position].rstrip(), text[position : position + 1]
    return before[-1:] in ".:-–—" or (after in '"«“' and bool(after))


def plan_title(heading: str, language: str) -> str:
    """The plan's name out of a heading that names the plan among other things.

    'Інформація … пріоритету "Зелене місто" Концепції розвитку міста' gives "Концепція розвитку
    міста"; a heading that names no plan is the title itself.
    """
    line = " ".join(heading.split())
    low = plain(line)
    table = document_pack(language).table
    for form, name in table.plan_names:
        match = re.search(rf"(?<!\w){form}(?!\w)", low)
        if match and line[match.end() :].strip():
            ends = re.search(table.title_ends, low[match.end() :])
            rest = line[match.end() :]
            return f"{name}{rest[: ends.start() if ends else None].rstrip() or rest}".strip()
    return line


def names_plan(text: str, language: str) -> bool:
    """Whether a line above the tables is likely to be the document's title."""
    return re.search(rf"(?<!\w)(?:{document_pack(language).table.title_words})", plain(text)) is not None
