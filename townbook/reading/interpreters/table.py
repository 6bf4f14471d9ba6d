"""Execution tables: which item, who answers for it, what was done.

A table gives a row to each item of the lower levels and a line between the rows to each branch
above them. What conversions of paged tables do to such rows (shift them, merge their cells, break
them over pages, lose a number line) is mended here, and each mend is said.
"""

from __future__ import annotations

import re

from townbook.reading.draft import DraftPeriod, Remark
from townbook.reading.interpreters.alignment import AlignedRow, align, fits
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.plan_lines import PlanLines
from townbook.reading.interpreters.table_cells import is_empty
from townbook.reading.interpreters.table_draft import table_part
from townbook.reading.interpreters.table_layout import (
    Header,
    SectionLine,
    level_rank,
    names_plan,
    plan_title,
    read_header,
    section_line,
    with_second_row,
)
from townbook.reading.interpreters.table_row import RowReader
from townbook.reading.interpreters.table_scan import counts_columns, scan_tables
from townbook.reading.packs import Column, LevelWord, document_pack
from townbook.reading.periods import reported_period
from townbook.reading.remarks import remark
from townbook.reading.source import Block, BlockKind, Cell, Passage, Source
from townbook.reading.titles import row_code, title_parts
from townbook.reading.wording import plain

_LONGEST_SECTION = 250
_NOTE_MARK = re.compile(r"[*¹²³⁴⁵†‡]")
_LONGEST_SUM = 30


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
        self._title_is_heading = False
        self.repairs: list[Remark] = []
        self.doubts: list[Remark] = []
        self._source = source
        self._scan = scan_tables(source)
        self._numbered_here = 0
        self._header: Header | None = None
        self._table = 0
        self._begun = False
        """Whether a row was read under the header."""
        self._above: list[str] = []
        """The cells of the row above."""
        self._pending: tuple[SectionLine, int] | None = None
        self._fallback_period: DraftPeriod | None = None

    def read(self, block: Block) -> bool:
        """Read the next block; whether it was of the plan or its table."""
        if block.kind is BlockKind.TABLE_ROW:
            return self._read_row(block)
        sure = block.kind is BlockKind.HEADING
        if self._read_line(block.start, block.end, sure=sure):
            return True
        if self._header is None or block.start not in self._scan.between_rows:
            return False
        if not sure and not self._source.text[block.start : block.end].isupper():
            return False
        self._line_of_one_cell(Cell(block.content_start, block.end), self._header)
        return True

    def _read_row(self, row: Block) -> bool:
        filled = [place for place, cell in enumerate(row.cells) if cell.end > cell.start]
        if not filled:
            return True
        header = self._scan.headers.get(row.start)
        if header is not None:
            self._open_table(header, row)
            return True
        if self._header is None and self._is_headless(row):
            self._open_headless(row)
        if self._header is None or not self._continues(row, self._header):
            self._header = None
            return False
        second = None if self._begun else with_second_row(self._header, row, self._source)
        if second is not None:
            self._header = second
        elif not counts_columns(row, self._source):
            self._begun = True
            self._read_under(self._header, row, filled)
        return True

    def _read_under(self, header: Header, row: Block, filled: list[int]) -> None:
        """Read a row of a table's body."""
        texts = [plain(self._source.cell_text(cell)) for cell in row.cells]
        repeated, self._above = len(filled) > 2 and texts == self._above, texts
        if repeated:
            self._repair("row repeated", (row.start, row.end), text=self._start_of_row(row))
        elif filled == [0] and not row_code(self._source.cell_text(row.cells[0])):
            cell = row.cells[0]
            if not self._read_line(cell.start, cell.end, sure=True):
                self._line_of_one_cell(cell, header)
        elif self._is_total(row, filled):
            self._doubt("row of sums", (row.start, row.end), text=self._start_of_row(row))
        elif self._is_signature(row, filled):
            self._doubt("row without item", (row.start, row.end), text=self._start_of_row(row))
        else:
            aligned = align(row.cells, header.columns, self._source, self._scan.known_bodies)
            self._read_item_row(row, aligned, header)

    def _continues(self, row: Block, header: Header) -> bool:
        """Whether a table without a header goes on with the one before: most of its rows fit."""
        if row.table == self._table:
            return True
        self._table = row.table
        rows = self._scan.rows_of[row.table]
        fitting = sum(
            fits(each.cells, header.columns, self._source, self._scan.known_bodies) for each in rows
        )
        return 2 * fitting >= len(rows)

    def _is_headless(self, row: Block) -> bool:
        """Whether a table above the first header lost its own: its rows are as wide, and all but a few
        fit."""
        header = self._scan.first_header
        if header is None or (self.plan.current is not None and self.plan.current.columned):
            return False
        rows = self._scan.rows_of[row.table]
        width = len(header.columns)
        fitting = sum(
            len(each.cells) == width
            and fits(each.cells, header.columns, self._source, self._scan.known_bodies)
            for each in rows
        )
        return 5 * fitting >= 4 * len(rows)

    def _open_headless(self, row: Block) -> None:
        """Read a table without a header under the columns of the first header."""
        header = self._scan.first_header
        if header is not None:
            self._header, self._table, self._begun = header, row.table, True
            self._numbered_here = next(reversed(self._scan.numbered.values()))
            self._place_levels(header)
            self._repair("header missing", (row.start, row.end), text=self._start_of_row(row))

    def _open_table(self, header: Header, row: Block) -> None:
        if self._header is not None and set(self._header.levels.values()) != set(header.levels.values()):
            self.plan.close_columned()
        self._header, self._table, self._begun = header, row.table, False
        self._numbered_here = self._scan.numbered[row.start]
        self._place_levels(header)
        if len(row.cells) < len(header.columns):
            self._repair("row shifted", (row.start, row.end), text=self._start_of_row(row))
            return
        for column, cell in zip(header.columns, row.cells, strict=True):
            if column is None and cell.end > cell.start:
                self._doubt("column unknown", (cell.start, cell.end), name=self._source.cell_text(cell))

    def _place_levels(self, header: Header) -> None:
        below = None
        for place in sorted(header.levels, reverse=True):
            self.plan.place_level(header.levels[place], below)
            below = header.levels[place]

    def _is_total(self, row: Block, filled: list[int]) -> bool:
        """Whether a row holds the sums of its columns: the word for them, and numbers."""
        first, *others = (self._source.cell_text(row.cells[place]) for place in filled)
        total = document_pack(self._source.language).table.total
        return re.match(rf"\s*(?:{total})", plain(first)) is not None and all(
            any(character.isdigit() for character in text) and len(text) <= _LONGEST_SUM
            for text in others
            if not is_empty(text)
        )

    def _is_signature(self, row: Block, filled: list[int]) -> bool:
        """Whether a row holds a post and a name and nothing else: who signed the document."""
        first = self._source.cell_text(row.cells[filled[0]])
        signers = document_pack(self._source.language).table.signers
        return len(filled) <= 2 and re.match(rf"\s*(?:{signers})(?!\w)", plain(first)) is not None

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
            self._fallback_period = self._fallback_period or reported_period(text, self._source.language)
        return True

    def _note_document_title(self, text: str, *, sure: bool) -> None:
        front = document_pack(self._source.language).table.front_matter
        if re.match(rf"\s*(?:{front})(?!\w)", plain(text)):
            return
        language = self._source.language
        if self._header is None and not self.plan.lines and len(text) <= _LONGEST_SECTION:
            if not self.title or (names_plan(text, language), sure) > (
                names_plan(self.title, language),
                self._title_is_heading,
            ):
                self.title, self._title_is_heading = plan_title(text, language), sure
            self._fallback_period = self._fallback_period or reported_period(text, self._source.language)

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

    def _line_of_one_cell(self, cell: Cell, header: Header) -> None:
        """A line of one cell that is no level's: an item of the first column, a section whose number
        line was lost, or a section of a plan that does not name its levels."""
        items = header.where(Column.ITEM)
        words = self._words(cell)
        if _NOTE_MARK.match(words) or len(words) > _LONGEST_SECTION:
            self._doubt("row without item", (cell.start, cell.end), text=words[:_LONGEST_SECTION])
        elif items[0] == 0 and len(items) > 1:
            self._open_item(header.levels[0], cell, None)
        else:
            section = document_pack(self._source.language).table.section
            known = self.plan.section.level if self.plan.section else section
            parts = title_parts(words, self._source.language)
            self.plan.place_level(known, self._level_below(known))
            line = self.plan.add(known, parts.number, parts.title, (cell.start, cell.end))
            if known != section and not parts.number:
                self._repair("section without number", line.passage, level=known.label, title=line.title)

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
        mend = RowReader(line, cells, header, self._source, self._fallback_period).read()
        if mend:
            self._repair(mend, (row.start, row.end), title=line.title)

    def _open_item(self, level: LevelWord, cell: Cell, number_cell: Cell | None) -> None:
        parts = title_parts(self._source.cell_text(cell), self._source.language)
        known = self.plan.open_at(level)
        if known is not None and known.columned and known.title == parts.title and number_cell is None:
            return
        beside = row_code(self._source.cell_text(number_cell)) if number_cell else ""
        if beside and parts.number.startswith(f"{beside}.") and number_cell is not None:
            self._number_section(beside, number_cell)
        start = number_cell.start if number_cell and beside and not parts.number else cell.start
        number = parts.number or beside
        if known is not None and number.startswith(f"{known.number}.") and known.is_bare:
            self.plan.promote(known, document_pack(self._source.language).table.section)
        line = self.plan.add(level, number, parts.title, (start, cell.end), columned=True)
        line.description, line.starts, line.ends = parts.description, parts.starts, parts.ends
        if parts.unclosed:
            self._repair("bracket not closed", line.passage, title=line.title)

    def _number_section(self, number: str, cell: Cell) -> None:
        """Give a section its number from the first row under it, where its own line was lost."""
        section = self.plan.section
        if section is not None and not section.number and section is self.plan.current:
            section.number = number
            section.passage = (section.passage[0], cell.end)

    def _words(self, cell: Cell) -> str:
        return " ".join(self._source.cell_text(cell).split())

    def _start_of_row(self, row: Block) -> str:
        words = self._source.text[row.start : row.end].split()
        return " ".join(words[:8])

    def _repair(self, kind: str, passage: Passage, **values: str) -> None:
        self.repairs.append(remark(kind, self._source.language, passage, **values))

    def _doubt(self, kind: str, passage: Passage, **values: str) -> None:
        self.doubts.append(remark(kind, self._source.language, passage, **values))
