"""Execution tables: which item, who answers for it, what was done.

A table gives a row to each item of the lower levels and a line between the rows to each branch
above them. What conversions of paged tables do to such rows (shift them, merge their cells, break
them over pages, lose a number line) is mended here, and each mend is said.
"""

from __future__ import annotations

import re

from townbook.reading.bodies import looks_like_bodies, plain_name, split_bodies
from townbook.reading.draft import DraftPeriod, Remark
from townbook.reading.interpreters.alignment import AlignedRow, align
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.plan_lines import PlanLine, PlanLines, ReportLines
from townbook.reading.interpreters.table_draft import table_part
from townbook.reading.interpreters.table_layout import (
    Header,
    SectionLine,
    level_rank,
    plan_title,
    read_header,
    section_line,
)
from townbook.reading.packs import Column, LevelWord, document_pack
from townbook.reading.periods import period_in, period_of_cell
from townbook.reading.remarks import remark
from townbook.reading.source import Block, BlockKind, Cell, Passage, Source
from townbook.reading.titles import outline_number, title_parts

_FINISHED = re.compile(r"[.!?;:)»\"”…]\s*$")
_LONGEST_BODY_CELL = 300


def recognise(source: Source) -> float:
    """How surely a Source holds execution tables: 1 where a table has the header of one, else 0."""
    rows = (block for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    return 1.0 if any(read_header(row, source) for row in rows) else 0.0


def interpret(source: Source) -> tuple[DraftPart, tuple[Block, ...]]:
    """The plan and the reports of a Source's execution tables, and the blocks that are none of it."""
    reading = TableReading(source)
    left = tuple(block for block in source.blocks if not reading.read(block))
    return table_part(source, reading.plan, reading.title, reading.repairs, reading.doubts), left


class TableReading:
    """Reads a Source's blocks one after another; what was read is in the public attributes."""

    def __init__(self, source: Source) -> None:
        self.plan = PlanLines()
        self.title = ""
        self.repairs: list[Remark] = []
        self.doubts: list[Remark] = []
        self._source = source
        self._known_bodies = _known_bodies(source)
        self._numbered = numbered_columns(source)
        self._numbered_here = 0
        self._header: Header | None = None
        self._table = 0
        self._pending: tuple[SectionLine, int] | None = None
        self._fallback_period: DraftPeriod | None = None

    def read(self, block: Block) -> bool:
        """Read the next block; whether it was of the plan or its table."""
        if block.kind is BlockKind.TABLE_ROW:
            return self._read_row(block)
        return self._read_line(block.start, block.end, sure=block.kind is BlockKind.HEADING)

    def _read_row(self, row: Block) -> bool:
        filled = [place for place, cell in enumerate(row.cells) if cell.end > cell.start]
        if not filled:
            return True
        header = read_header(row, self._source)
        if header is not None:
            self._open_table(header, row)
        elif self._header is None:
            return False
        elif filled == [0] and not outline_number(self._source.cell_text(row.cells[0])):
            cell = row.cells[0]
            if (
                not self._read_line(cell.start, cell.end, sure=True)
                and self._header.columns[0] is Column.NUMBER
            ):
                self._numberless_line(cell)
        else:
            aligned = align(row.cells, self._header.columns, self._source, self._known_bodies)
            self._read_item_row(row, aligned, self._header)
        return True

    def _open_table(self, header: Header, row: Block) -> None:
        self._header = header
        self._numbered_here = self._numbered[row.start]
        for place in sorted(header.levels):
            self.plan.place_level(header.levels[place])
        for place, column in enumerate(header.columns):
            cell = row.cells[place]
            if column is None and cell.end > cell.start:
                self._doubt("column unknown", (cell.start, cell.end), name=self._source.cell_text(cell))

    def _read_line(self, start: int, end: int, *, sure: bool) -> bool:
        """Read a line between rows; whether it was one of the plan."""
        text = self._source.text[start:end]
        if self._pending is not None:
            self._open_section(*self._pending, (start, end))
            self._pending = None
            return True
        line = section_line(start, end, self._source, sure=sure)
        if line is None:
            self._note_document_title(text, sure=sure)
            return False
        if line.title is None:
            self._pending = (line, start)
        else:
            self._open_section(line, start, line.title)
            if sure and not self.title:
                self.title = plan_title(text, self._source.language)
            self._fallback_period = self._fallback_period or period_in(text, self._source.language)
        return True

    def _note_document_title(self, text: str, *, sure: bool) -> None:
        if self._header is None and not self.plan.lines and (sure or not self.title):
            self.title = self.title if self.title and not sure else plan_title(text, self._source.language)
            self._fallback_period = self._fallback_period or period_in(text, self._source.language)

    def _open_section(self, line: SectionLine, start: int, title: Passage) -> None:
        self.plan.place_level(line.level, self._level_below(line.level))
        words = " ".join(self._source.passage_text(title).split()).strip(' ."«»“”')
        self.plan.add(line.level, line.number, words, (start, title[1]))

    def _level_below(self, level: LevelWord) -> LevelWord | None:
        """The highest level met that lies below a section's: those of columns always do."""
        rank = level_rank(level, self._source.language)
        columned = set(self._header.levels.values()) if self._header else set()
        below = [
            known
            for known in self.plan.levels
            if known in columned or level_rank(known, self._source.language) > rank
        ]
        return below[0] if below else None

    def _numberless_line(self, cell: Cell) -> None:
        """A line of one cell that is no level's: a section whose number line was lost."""
        if self.plan.section is None:
            return
        line = self.plan.add(self.plan.section.level, "", self._words(cell), (cell.start, cell.end))
        self._repair("section without number", line.passage, level=line.level.label, title=line.title)

    def _read_item_row(self, row: Block, aligned: AlignedRow, header: Header) -> None:
        if aligned.repair:
            self._repair(aligned.repair, (row.start, row.end), text=self._start_of_row(row))
        cells = aligned.cells
        items = [place for place in header.where(Column.ITEM) if cells[place].end > cells[place].start]
        number_cell = next((cells[place] for place in header.where(Column.NUMBER)), None)
        numbered = max(self._numbered_here, items[0]) if items else 0
        for place in items:
            self._open_item(header.levels[place], cells[place], number_cell if place == numbered else None)
        line = self.plan.current
        if line is None:
            self._doubt("row without item", (row.start, row.end), text=self._start_of_row(row))
            return
        for place in header.where(Column.BODY):
            cell = cells[place]
            line.bodies += split_bodies(self._source.cell_text(cell), self._source.language, cell.start)
        for place in header.where(Column.PERIOD):
            self._read_period(line, cells[place])
        reports = header.where(Column.REPORT)
        continues = all(cell.start == cell.end for place, cell in enumerate(cells) if place not in reports)
        for place in reports:
            self._read_report(line, place, cells[place], header, continues=continues)
        for place in header.where(Column.STATUS):
            self._read_declared(line, cells[place], header)

    def _open_item(self, level: LevelWord, cell: Cell, number_cell: Cell | None) -> None:
        parts = title_parts(self._source.cell_text(cell), self._source.language)
        known = self.plan.open_at(level)
        if known is not None and known.columned and known.title == parts.title and number_cell is None:
            return
        beside = outline_number(self._source.cell_text(number_cell)) if number_cell else ""
        if beside and parts.number.startswith(f"{beside}.") and number_cell is not None:
            self._number_section(beside, number_cell)
        start = number_cell.start if number_cell and beside and not parts.number else cell.start
        line = self.plan.add(level, parts.number or beside, parts.title, (start, cell.end), columned=True)
        line.description, line.starts, line.ends = parts.description, parts.starts, parts.ends
        if parts.unclosed:
            self._repair("bracket not closed", line.passage, title=line.title)

    def _number_section(self, number: str, cell: Cell) -> None:
        """Give a section its number from the first row under it, where its own line was lost."""
        section = self.plan.section
        if section is not None and not section.number and section is self.plan.current:
            section.number = number
            section.passage = (section.passage[0], cell.end)

    def _read_period(self, line: PlanLine, cell: Cell) -> None:
        period = period_of_cell(self._source.cell_text(cell), self._source.language)
        if period is not None:
            line.starts, line.ends = period.starts, period.ends
            line.passage = (line.passage[0], max(line.passage[1], cell.end))

    def _read_report(
        self, line: PlanLine, place: int, cell: Cell, header: Header, *, continues: bool
    ) -> None:
        text = self._source.cell_text(cell)
        if not text:
            return
        report = line.reports.setdefault(place, ReportLines(self._period(header, place)))
        broken = continues and report.text and not _FINISHED.search(report.text.text) and text[:1].islower()
        report.text.add(text, (cell.start, cell.end), " " if broken else "\n")
        if continues:
            kind = "paragraph broken" if broken else "row continued"
            self._repair(kind, (cell.start, cell.end), title=line.title)

    def _read_declared(self, line: PlanLine, cell: Cell, header: Header) -> None:
        text = self._source.cell_text(cell)
        if text:
            place = next(iter(header.where(Column.REPORT)), header.where(Column.STATUS)[0])
            report = line.reports.setdefault(place, ReportLines(self._period(header, place)))
            report.declared = (text, (cell.start, cell.end))

    def _period(self, header: Header, place: int) -> DraftPeriod:
        return header.periods.get(place) or self._fallback_period or DraftPeriod("", None, None)

    def _words(self, cell: Cell) -> str:
        return " ".join(self._source.cell_text(cell).split())

    def _start_of_row(self, row: Block) -> str:
        words = self._source.text[row.start : row.end].split()
        return " ".join(words[:8])

    def _repair(self, kind: str, passage: Passage, **values: str) -> None:
        self.repairs.append(remark(kind, self._source.language, passage, **values))

    def _doubt(self, kind: str, passage: Passage, **values: str) -> None:
        self.doubts.append(remark(kind, self._source.language, passage, **values))


def numbered_columns(source: Source) -> dict[int, int]:
    """Which column's items the numbers of each table count, by the start of the table's header.

    It is the first column of items that is filled wherever there is a number: a running number
    counts the rows, and not the goals that several rows share.
    """
    counted: dict[int, int] = {}
    rows: list[Block] = []
    for block in reversed([block for block in source.blocks if block.kind is BlockKind.TABLE_ROW]):
        header = read_header(block, source)
        if header is None:
            rows.append(block)
            continue
        numbers, items = header.where(Column.NUMBER), header.where(Column.ITEM)
        filled = [
            [cell.end > cell.start for cell in row.cells]
            for row in rows
            if numbers
            and len(row.cells) == len(header.columns)
            and outline_number(source.cell_text(row.cells[numbers[0]]))
            and any(row.cells[place].end > row.cells[place].start for place in items)
        ]
        empty = {place: sum(not row[place] for row in filled) for place in items}
        counted[block.start] = next((place for place in items if 5 * empty[place] <= len(filled)), items[-1])
        rows = []
    return counted


def _known_bodies(source: Source) -> frozenset[str]:
    """Plain names of the bodies in cells that hold nothing but bodies: what they are called in
    cells where something else follows."""
    if not document_pack(source.language).bodies.heads:
        return frozenset()
    return frozenset(
        plain_name(body.name)
        for block in source.blocks
        for cell in block.cells
        if 0 < cell.end - cell.start <= _LONGEST_BODY_CELL
        and looks_like_bodies(source.cell_text(cell), source.language)
        for body in split_bodies(source.cell_text(cell), source.language)
    )
