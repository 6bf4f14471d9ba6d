"""Read OpenDocument sheets (.ods): each cell says in text what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_REPEATED_ROWS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.open_document import (
    CONTENT,
    is_bold,
    office,
    style,
    table,
    text,
    whole,
    words_of,
)
from townbook.reading.readers.parts import Parts, forget
from townbook.reading.readers.protection import check_protection
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet

_STYLE, _ROW, _SHEET, _PARAGRAPH = style("style"), table("table-row"), table("table"), text("p")
_CELLS = (table("table-cell"), table("covered-table-cell"))
_STYLE_NAME = table("style-name")
_DAY = office("date-value")
_LETTERS_OF_A_DAY = 10
"""Of "2026-12-06T00:00:00"."""


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the sheets into ``builder``.

    Raises :class:`UnreadableDocument` for a damaged, protected or swelling file, or too many columns.
    """
    for rows in numbered_sheets(data):
        read_sheet((row for _, row in rows), builder)


def numbered_sheets(data: bytes) -> Iterator[Iterator[tuple[int, SheetRow]]]:
    """The sheets in their order: their rows, each with its number from 1; any number of empty ones are one.

    A sheet is read through before the next one. Raises :class:`UnreadableDocument` for a damaged, protected
    or swelling file.
    """
    with Parts(data) as parts:
        check_protection(parts)
        for _, rows in groupby(_numbered_rows(parts), key=lambda row: row[0]):
            yield ((number, row) for _, number, row in rows)


def _numbered_rows(parts: Parts) -> Iterator[tuple[int, int, SheetRow]]:
    """The rows of all sheets, each with the number of its sheet, and its own in it."""
    bold: set[str] = set()
    sheet = 0
    last = 0
    for element in parts.elements(CONTENT, _STYLE, _ROW, _SHEET):
        if element.tag == _STYLE:
            if is_bold(element):
                bold.add(element.get(style("name")) or "")
            continue
        if element.tag == _SHEET:
            sheet += 1
            last = 0
        elif not any(True for _ in element.iterancestors(table("tracked-changes"))):
            row = _row(element, bold)
            times = whole(element.get(table("number-rows-repeated")), 1)
            if row and times > MOST_REPEATED_ROWS:
                raise UnreadableDocument(Problem.SWELLING)
            for place in range(times if row else 1):
                yield sheet, last + place + 1, row
            last += times
        forget(element)


def _row(element: etree._Element, bold: set[str]) -> SheetRow:
    row: SheetRow = {}
    column = 0
    default = element.get(table("default-cell-style-name")) or ""
    for cell in element.iterchildren(*_CELLS):
        times = whole(cell.get(table("number-columns-repeated")), 1)
        shown = "\n".join(words_of(paragraph) for paragraph in cell.iterchildren(_PARAGRAPH))
        if shown.strip():
            is_cell_bold = (cell.get(_STYLE_NAME) or default) in bold
            day = (cell.get(_DAY) or "")[:_LETTERS_OF_A_DAY]
            row.update(
                dict.fromkeys(
                    range(column, column + min(times, MOST_REPEATED_ROWS)),
                    SheetCell(shown, is_cell_bold, day),
                )
            )
        column += times
    return row
