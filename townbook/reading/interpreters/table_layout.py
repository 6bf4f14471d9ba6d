"""The layout of an execution table: its header, and the lines that stand between its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from townbook.reading.draft import DraftPeriod
from townbook.reading.packs import Column, LevelWord, document_pack
from townbook.reading.periods import period_in
from townbook.reading.source import Block, Passage, Source
from townbook.reading.wording import plain

_LONGEST_HEADING = 150
_LONGEST_LINE = 400
_NAME_IN_QUOTES = r'\s*(?:№\s*)?(?P<quoted_number>\d[\d.]*)?[.:]?\s*"(?P<name>[^"\n]+)"'
_NUMBER_AND_TITLE = r"\s*(?:№\s*)?(?P<number>\d{1,3}(?:\.\d{1,3})*)?\s*[.:)-]?\s*(?P<title>.*)"


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: ``columns[i]`` is what column ``i`` tells (``None`` where unknown),
    ``levels[i]`` the level of its items, ``periods[i]`` the period of its reports."""

    columns: tuple[Column | None, ...]
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
    """The level a heading names: of several, the one named first."""
    low = plain(text)
    found = [
        (match.start(), rank, level)
        for rank, (level, word, *_) in enumerate(_levels(language))
        if (match := word.search(low))
    ]
    return min(found, key=lambda each: each[:2])[2] if found else None


def level_rank(level: LevelWord, language: str) -> int:
    """How deep a level lies among the language's level words; 0 is the top."""
    return document_pack(language).table.levels.index(level)


def read_header(row: Block, source: Source) -> Header | None:
    """The header a row is, or ``None``.

    A header names a level and a body, report or status, in short cells most of which are known.
    """
    texts = [source.cell_text(cell) for cell in row.cells]
    if any(len(text) > _LONGEST_HEADING for text in texts):
        return None
    columns: list[Column | None] = []
    levels: dict[int, LevelWord] = {}
    for place, text in enumerate(texts):
        column = _column(text, source.language)
        level = level_word(text, source.language) if column is None and text else None
        if level is not None:
            column, levels[place] = Column.ITEM, level
        columns.append(column)
    known = sum(column is not None for column in columns)
    telling = {Column.BODY, Column.REPORT, Column.STATUS} & set(columns)
    if not levels or not telling or known < 3 or 2 * known <= sum(bool(text) for text in texts):
        return None
    periods = {
        place: period
        for place, column in enumerate(columns)
        if column is Column.REPORT and (period := period_in(texts[place], source.language))
    }
    return Header(tuple(columns), levels, periods)


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
    for level, _, line, _ in _levels(source.language):
        match = line.match(low)
        if match and (match["number"] or sure):
            titled = bool(match["title"].strip())
            if not match["number"] and not _begins_a_title(text, match.start("title")):
                continue
            place = (start + match.start("title"), start + len(text.rstrip())) if titled else None
            return SectionLine(level, match["number"] or "", place)
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
    for form, name in document_pack(language).table.plan_names:
        match = re.search(rf"(?<!\w){form}(?!\w)", low)
        if match and line[match.end() :].strip():
            return f"{name}{line[match.end() :]}".strip()
    return line
