"""Make blocks of the lines and tables of all pages: page numbers gone, pages joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.markers import split_marker
from townbook.reading.readers.pdf.lines import Line, lines_of
from townbook.reading.readers.pdf.page import Page
from townbook.reading.readers.pdf.paragraphs import (
    DIVIDED,
    Joiner,
    are_stretched,
    continues,
    indent_of,
    paragraphs,
    pitch_of,
)
from townbook.reading.readers.pdf.tables import Box, Grid, tables_of
from townbook.reading.readers.pdf.visual_order import is_right_to_left
from townbook.text.digits import ascii_digits

_MARGIN = 0.12
"""Share of a page's height, at its top and its bottom, where running heads and page numbers stand."""
_FEWEST_REPEATS = 3
_SAME_PLACE = 4.0
"""Points."""
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
    reaches: dict[Box, tuple[float, float]]
    """How far to the left and to the right a cell's lines could go."""
    rows: int
    is_open_above: bool
    is_open_below: bool


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
    reaches: dict[Box, tuple[float, float]] = {}
    for box, cell in grid.cells.items():
        lines = lines_of(cell.glyphs, rtl=rtl, page=page)
        if lines:
            padding = min(line.start - line.reach(cell.left, cell.right)[0] for line in lines)
            padding = min(max(padding, 0), lines[0].size)
            cells[box] = lines
            reaches[box] = cell.left + padding, cell.right - padding
    return TableOnPage(
        page, grid.top, grid.columns, cells, reaches, grid.rows, grid.is_open_above, grid.is_open_below
    )


def assemble(pages: Sequence[PageText], builder: SourceBuilder) -> None:
    """Tell the builder the blocks of a document."""
    _drop_furniture(pages)
    lines = list(_all_lines(pages))
    if _are_brackets_drawn(lines):
        for line in lines:
            if _pairs(line.text) <= _pairs(line.turned):
                line.text = line.turned
    else:
        for line in lines:
            if _pairs(line.text) < _pairs(line.turned):
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
    """Drop page numbers, and running heads: lines at one place of pages that follow each other, which
    differ in numbers only."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    edges = [(page, line) for page in pages for line in _edge_lines(page)]
    for _, line in edges:
        places[_place(line)].append(line.page)
    for page, line in edges:
        is_number = _PAGE_NUMBER.fullmatch(line.text) is not None and str(line.page) in ascii_digits(
            line.text
        )
        if is_number or _is_running(places[_place(line)], len(pages)):
            page.elements.remove(line)


def _place(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.y / _SAME_PLACE)


def _is_running(on_pages: Sequence[int], pages: int) -> bool:
    """Whether a line is a running head by the pages it stands on; left and right ones may differ."""
    following = sum(after - before <= 2 for before, after in pairwise(on_pages))
    return len(on_pages) >= min(_FEWEST_REPEATS, max(pages, 2)) and following > len(on_pages) / 2


def _edge_lines(page: PageText) -> list[Line]:
    return [
        element
        for element in page.elements
        if isinstance(element, Line) and not page.height * _MARGIN < element.y < page.height * (1 - _MARGIN)
    ]


class _Assembler:
    """Goes through the pages once, and holds what may go on on the next one."""

    def __init__(self, pages: Sequence[PageText], builder: SourceBuilder) -> None:
        self._pages = pages
        self._builder = builder
        flowing = [element for page in pages for element in page.elements if isinstance(element, Line)]
        self._joiner = Joiner(line.text for line in _all_lines(pages))
        self._usual_pitch = self._pitch = pitch_of([flowing])
        self._body = _body_size(_all_lines(pages))
        self._levels = _heading_levels(flowing, self._body)
        self._paragraph: list[Line] = []
        self._left = min((min(abs(line.start), abs(line.end)) for line in flowing), default=0.0)
        self._right = max((max(abs(line.start), abs(line.end)) for line in flowing), default=0.0)
        self._table: list[list[str]] = []
        self._table_pages: list[int] = []
        self._head: list[list[str]] = []
        self._is_open = False

    def assemble(self) -> None:
        """Tell the builder every block."""
        for page in self._pages:
            lines = [element for element in page.elements if isinstance(element, Line)]
            self._pitch = pitch_of([lines]) or self._usual_pitch
            for element in page.elements:
                if isinstance(element, Line):
                    self._take_lines([element])
                else:
                    self._take_table(element)
        self._flush_paragraph()
        self._flush_table()

    def _take_lines(self, lines: Iterable[Line]) -> None:
        self._flush_table()
        for line in lines:
            if self._paragraph and not self._goes_on(line):
                self._flush_paragraph()
            self._paragraph.append(line)

    def _goes_on(self, line: Line) -> bool:
        last = self._paragraph[-1]
        if (
            line.page != last.page
            and last.text.endswith(_SENTENCE_END)
            and not are_stretched(self._paragraph)
        ):
            return False
        if self._level(line) is not None and self._level(line) == self._level(last):
            return line.page == last.page and line.y - last.y < 2 * line.size
        return continues(self._paragraph, line, line.reach(self._left, self._right)[1], self._pitch)

    def _level(self, line: Line) -> int | None:
        return self._levels.get(_rounded(line.size))

    def _flush_paragraph(self) -> None:
        lines, self._paragraph = self._paragraph, []
        if not lines:
            return
        level = self._level(lines[0])
        page = lines[0].page
        if level is not None:
            broken = paragraphs(lines, self._left, self._right, 2 * self._body)
            self._builder.heading("\n".join(self._joiner.text_of(part) for part in broken), level, page)
            return
        text = self._joiner.text_of(lines)
        if (
            all(line.bold for line in lines)
            and len(text) <= _LONGEST_BOLD_HEADING
            and not split_marker(text)[0]
        ):
            self._builder.heading(text, 0, page)
        else:
            self._builder.words(text, indent_of(lines[0], lines[0].reach(self._left, self._right)[0]), page)

    def _take_table(self, table: TableOnPage) -> None:
        """Take a table's rows; on a new page they may go on with the table before, whose head is printed
        again and whose last row may have been cut."""
        goes_on = self._table and len(self._table[0]) == table.columns and self._table_pages[-1] < table.page
        if len(table.cells) == 1 and not goes_on:
            for lines in table.cells.values():
                self._take_lines(lines)
            return
        self._flush_paragraph()
        rows = self._rows_of(table)
        if goes_on:
            repeated = 0
            while repeated < min(len(rows), len(self._head)) and rows[repeated] == self._head[repeated]:
                repeated += 1
            rows = rows[repeated:]
            is_cut = (self._is_open and table.is_open_above and not repeated) or self._is_cut(rows)
            if rows and is_cut:
                self._table[-1] = [
                    self._cell_joined(*pair) for pair in zip(self._table[-1], rows[0], strict=True)
                ]
                rows = rows[1:]
        else:
            self._flush_table()
            self._head = rows[:_MOST_REPEATED_ROWS]
        self._table.extend(rows)
        self._table_pages.extend([table.page] * (len(self._table) - len(self._table_pages)))
        if self._table_pages:
            self._table_pages[-1] = table.page
        self._is_open = table.is_open_below

    def _flush_table(self) -> None:
        for row, page in zip(self._table, self._table_pages, strict=True):
            self._builder.row(row, page)
        if self._table:
            self._builder.end_table()
        self._table, self._table_pages, self._head = [], [], []

    def _rows_of(self, table: TableOnPage) -> list[list[str]]:
        rows = [[""] * table.columns for _ in range(table.rows)]
        pitch = pitch_of(table.cells.values()) or self._usual_pitch
        for (row, column), lines in table.cells.items():
            parts = paragraphs(lines, *table.reaches[row, column], pitch)
            rows[row][column] = "\n".join(self._joiner.text_of(part) for part in parts)
        return [row for row in rows if any(row)]

    def _is_cut(self, rows: list[list[str]]) -> bool:
        """Whether a page's first row goes on with the row at the foot of the page before: all it says
        begins within sentences of the cells above, and its first cell is empty or begins with a small
        letter."""
        if not rows:
            return False
        pairs = [(above, text) for above, text in zip(self._table[-1], rows[0], strict=True) if text]
        if any(above.endswith(DIVIDED) for above, _ in pairs):
            return True
        begins_row = rows[0][0] != "" and not rows[0][0][0].islower()
        if begins_row or not all(above for above, _ in pairs):
            return False
        if sum(text[0].isupper() for _, text in pairs) > 1:
            return False
        return all(_is_within_sentence(above, text) for above, text in pairs)

    def _cell_joined(self, above: str, text: str) -> str:
        if not above or not text:
            return above or text
        return self._joiner.joined(above, text) if _is_within_sentence(above, text) else f"{above}\n{text}"


def _is_within_sentence(above: str, text: str) -> bool:
    is_open = any(above.count(opening) > above.count(closing) for closing, opening in _OPENING.items())
    return is_open or not above.endswith(_SENTENCE_END) or text[0].islower()


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
