"""Read OpenDocument sheets (.ods): each cell says in text what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_REPEATED_ROWS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.open_document import CONTENT, is_bold, style, table, text, whole, words_of
from townbook.reading.readers.parts import Parts, forget
from townbook.reading.readers.protection import check_protection
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet

_STYLE, _ROW, _SHEET, _PARAGRAPH = style("style"), table("table-row"), table("table"), text("p")
_CELLS = (table("table-cell"), table("covered-table-cell"))
_STYLE_NAME = table("style-name")


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the sheets into ``builder``.

    Raises :class:`UnreadableDocument` for a damaged, protected or swelling file, or too many columns.
    """
    with Parts(data) as parts:
        check_protection(parts)
        for _, rows in groupby(_numbered_rows(parts), key=lambda row: row[0]):
            read_sheet((row for _, row in rows), builder)


def _numbered_rows(parts: Parts) -> Iterator[tuple[int, SheetRow]]:
    """The rows of all sheets, each with the number of its sheet."""
    bold: set[str] = set()
    sheet = 0
    for element in parts.elements(CONTENT, _STYLE, _ROW, _SHEET):
        if element.tag == _STYLE:
            if is_bold(element):
                bold.add(element.get(style("name")) or "")
            continue
        if element.tag == _SHEET:
            sheet += 1
        elif not any(True for _ in element.iterancestors(table("tracked-changes"))):
            row = _row(element, bold)
            times = whole(element.get(table("number-rows-repeated")), 1)
            if row and times > MOST_REPEATED_ROWS:
                raise UnreadableDocument(Problem.SWELLING)
            for _ in range(times if row else 1):
                yield sheet, row
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
            row.update(
                dict.fromkeys(
                    range(column, column + min(times, MOST_REPEATED_ROWS)), SheetCell(shown, is_cell_bold)
                )
            )
        column += times
    return row
