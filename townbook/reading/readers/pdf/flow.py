"""Make blocks of the lines and tables of all pages: page numbers gone, pages joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.markers import split_marker
from townbook.reading.readers.pdf.lines import Line, lines_of
from townbook.reading.readers.pdf.page import Page
from townbook.reading.readers.pdf.paragraphs import Joiner, continues, indent_of, paragraphs, pitch_of
from townbook.reading.readers.pdf.tables import Box, Grid, tables_of
from townbook.reading.readers.pdf.visual_order import is_right_to_left

_MARGIN = 0.12
"""Share of a page's height, at its top and its bottom, where running heads and page numbers stand."""
_FEWEST_REPEATS = 3
_LARGER = 1.1
"""Times the size of the text: a line in larger letters is a heading."""
_LONGEST_BOLD_HEADING = 300
_MOST_REPEATED_ROWS = 3
"""Rows of a table's head that are printed again on the next page."""
_FEW_LETTERS = 20
_OPENING = {")": "(", "]": "[", "}": "{", "»": "«"}
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[^\w]*(?:\w{1,6}\.?\s?)?\d{1,4}(?:\s?(?:/|з|із|of|מתוך|از)\s?\d{1,4})?[^\w]*")
_SENTENCE_END = tuple(".!?…;؟؛")


@dataclass(frozen=True, slots=True)
class TableOnPage:
    """A table, or the part of it that stands on one page."""

    page: int
    y: float
    columns: int
    cells: dict[Box, list[Line]]
    widths: dict[Box, float]
    """How far a cell's lines could reach, in the direction of reading."""
    rows: int


@dataclass(slots=True)
class PageText:
    """What was read of one page, from its top."""

    height: float
    elements: list[Line | TableOnPage] = field(default_factory=list)


def text_of_page(page: Page, *, rtl_before: bool) -> tuple[PageText, bool]:
    """The lines and tables of a page, and its direction; where it has few letters, that of the page
    before it."""
    said = "".join(glyph.text for glyph in page.glyphs)
    rtl = is_right_to_left(said) if sum(letter.isalpha() for letter in said) > _FEW_LETTERS else rtl_before
    grids, rest = tables_of(page, rtl=rtl)
    elements: list[Line | TableOnPage] = [*lines_of(rest, rtl=rtl, page=page.number)]
    elements.extend(_table(grid, page.number, rtl=rtl) for grid in grids)
    return PageText(page.height, sorted(elements, key=lambda element: element.y)), rtl


def _table(grid: Grid, page: int, *, rtl: bool) -> TableOnPage:
    cells: dict[Box, list[Line]] = {}
    widths: dict[Box, float] = {}
    for box, cell in grid.cells.items():
        lines = lines_of(cell.glyphs, rtl=rtl, page=page)
        if not lines:
            continue
        cells[box] = lines
        begin, end = (-cell.right, -cell.left) if lines[0].start < 0 else (cell.left, cell.right)
        padding = max(min(line.start for line in lines) - begin, 0)
        widths[box] = max(end - min(padding, lines[0].size), max(line.end for line in lines))
    return TableOnPage(page, grid.top, grid.columns, cells, widths, grid.rows)


def assemble(pages: Sequence[PageText], builder: SourceBuilder) -> None:
    """Tell the builder the blocks of a document."""
    _drop_furniture(pages)
    lines = list(_all_lines(pages))
    if _are_brackets_drawn(lines):
        for line in lines:
            line.text = line.turned
    _Assembler(pages, builder).assemble()


def _all_lines(pages: Iterable[PageText]) -> Iterator[Line]:
    for page in pages:
        for element in page.elements:
            if isinstance(element, Line):
                yield element
            else:
                for lines in element.cells.values():
                    yield from lines


def _are_brackets_drawn(lines: Sequence[Line]) -> bool:
    """Whether brackets among right-to-left letters were stored as the shapes that are drawn: then more
    of them find their partner when they are turned round."""
    changed = [line for line in lines if line.text != line.turned]
    return sum(_pairs(line.turned) for line in changed) > sum(_pairs(line.text) for line in changed)


def _pairs(text: str) -> int:
    """Brackets that are opened and closed."""
    waiting = Counter[str]()
    pairs = 0
    for letter in text:
        opening = _OPENING.get(letter)
        if letter in _OPENING.values():
            waiting[letter] += 1
        elif opening is not None:
            pairs += waiting[opening] > 0
            waiting[opening] -= waiting[opening] > 0
    return pairs


def _drop_furniture(pages: Sequence[PageText]) -> None:
    """Drop running heads and page numbers: lines at the edge of pages that differ in numbers only."""
    edges = [(page, line) for page in pages for line in _edge_lines(page)]
    seen = Counter(_DIGITS.sub("#", line.text) for _, line in edges)
    needed = min(_FEWEST_REPEATS, max(len(pages), 2))
    for page, line in edges:
        is_repeated = seen[_DIGITS.sub("#", line.text)] >= needed
        is_number = _PAGE_NUMBER.fullmatch(line.text) is not None and str(line.page) in _ascii(line.text)
        if is_repeated or is_number:
            page.elements.remove(line)


def _edge_lines(page: PageText) -> list[Line]:
    return [
        element
        for element in page.elements
        if isinstance(element, Line)
        and not page.height * _MARGIN < element.y < page.height * (1 - _MARGIN)
    ]


def _ascii(text: str) -> str:
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


class _Assembler:
    """Goes through the pages once, and holds what may go on on the next one."""

    def __init__(self, pages: Sequence[PageText], builder: SourceBuilder) -> None:
        self._pages = pages
        self._builder = builder
        flowing = [element for page in pages for element in page.elements if isinstance(element, Line)]
        self._joiner = Joiner(line.text for line in _all_lines(pages))
        self._pitch = pitch_of(flowing)
        self._body = _body_size(_all_lines(pages))
        self._levels = _heading_levels(flowing, self._body)
        self._paragraph: list[Line] = []
        self._end = 0.0
        self._start = 0.0
        self._table: list[list[str]] = []
        self._table_pages: list[int] = []
        self._head: list[list[str]] = []

    def assemble(self) -> None:
        """Tell the builder every block."""
        for page in self._pages:
            lines = [element for element in page.elements if isinstance(element, Line)]
            if lines:
                self._end = max(line.end for line in lines)
                self._start = min(line.start for line in lines)
            for element in page.elements:
                if isinstance(element, Line):
                    self._flush_table()
                    self._take_line(element)
                else:
                    self._flush_paragraph()
                    self._take_table(element)
        self._flush_paragraph()
        self._flush_table()

    def _take_line(self, line: Line) -> None:
        if self._paragraph and not self._goes_on(line):
            self._flush_paragraph()
        self._paragraph.append(line)

    def _goes_on(self, line: Line) -> bool:
        last = self._paragraph[-1]
        if line.page != last.page and last.text.endswith(_SENTENCE_END):
            return False
        if self._level(line) is not None and self._level(line) == self._level(last):
            return line.page == last.page and line.y - last.y < 2 * line.size
        return continues(self._paragraph, line, self._end, self._pitch)

    def _level(self, line: Line) -> int | None:
        return self._levels.get(_rounded(line.size))

    def _flush_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        level = self._level(lines[0])
        page = lines[0].page
        if level is not None:
            broken = paragraphs(lines, self._end, 2 * self._body)
            self._builder.heading("\n".join(self._joiner.text_of(part) for part in broken), level, page)
            return
        text = self._joiner.text_of(lines)
        if all(line.bold for line in lines) and len(text) <= _LONGEST_BOLD_HEADING and not split_marker(text)[0]:
            self._builder.heading(text, 0, page)
        else:
            self._builder.words(text, indent_of(lines[0], self._start), page)

    def _take_table(self, table: TableOnPage) -> None:
        """Take a table's rows; on a new page they may go on with the table before, whose head is printed
        again and whose last row may have been cut."""
        rows = self._rows_of(table)
        if self._table and len(self._table[0]) == table.columns and self._table_pages[-1] < table.page:
            repeated = 0
            while repeated < min(len(rows), len(self._head)) and rows[repeated] == self._head[repeated]:
                repeated += 1
            rows = rows[repeated:]
            if rows and self._is_cut(rows[0]):
                self._table[-1] = [self._cell_joined(*pair) for pair in zip(self._table[-1], rows[0], strict=True)]
                rows = rows[1:]
        else:
            self._flush_table()
            self._head = rows[:_MOST_REPEATED_ROWS]
        self._table.extend(rows)
        self._table_pages.extend([table.page] * (len(self._table) - len(self._table_pages)))
        if self._table_pages:
            self._table_pages[-1] = table.page

    def _flush_table(self) -> None:
        for row, page in zip(self._table, self._table_pages, strict=True):
            self._builder.row(row, page)
        if self._table:
            self._builder.end_table()
        self._table, self._table_pages, self._head = [], [], []

    def _rows_of(self, table: TableOnPage) -> list[list[str]]:
        rows = [[""] * table.columns for _ in range(table.rows)]
        for (row, column), lines in table.cells.items():
            parts = paragraphs(lines, table.widths[row, column], pitch_of(lines))
            rows[row][column] = "\n".join(self._joiner.text_of(part) for part in parts)
        return [row for row in rows if any(row)]

    def _is_cut(self, row: list[str]) -> bool:
        """Whether a page's first row goes on with the row at the foot of the page before: its first cell
        is empty, and what it says begins within a sentence of the cell above."""
        pairs = [(above, text) for above, text in zip(self._table[-1], row, strict=True) if text]
        if row[0] or not all(above for above, _ in pairs):
            return False
        return any(_is_within_sentence(above, text) for above, text in pairs)

    def _cell_joined(self, above: str, text: str) -> str:
        if not above or not text:
            return above or text
        return self._joiner.joined(above, text) if _is_within_sentence(above, text) else f"{above}\n{text}"


def _is_within_sentence(above: str, text: str) -> bool:
    return not above.endswith(_SENTENCE_END) or text[0].islower()


def _rounded(size: float) -> float:
    return round(size * 2) / 2


def _body_size(lines: Iterable[Line]) -> float:
    """The size of most of the text."""
    sizes = Counter[float]()
    for line in lines:
        sizes[_rounded(line.size)] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _heading_levels(lines: Iterable[Line], body: float) -> dict[float, int]:
    """The level of a heading by the size of its letters, the largest highest."""
    sizes = {_rounded(line.size) for line in lines}
    return {size: level for level, size in enumerate(sorted(sizes, reverse=True), 1) if size > _LARGER * body}
