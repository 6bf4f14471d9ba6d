"""Read Excel workbooks (.xlsx).

The sheets' XML is gone through once, row by row. A library that lays a sheet out as a rectangle needs
memory for every place up to the last used cell, and one stray cell in the last row and column makes that
17 thousand million places.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_BLOCKS, MOST_LINES
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.number_formats import shown
from townbook.reading.readers.parts import Parts, forget
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ROW, _CELL, _VALUE, _STRING, _INLINE, _TEXT, _RUN = (
    _MAIN + name for name in ("row", "c", "v", "si", "is", "t", "r")
)
_LETTERS = re.compile("[A-Z]{1,3}")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the visible sheets of a workbook into ``builder``, in their order.

    Raises :class:`UnreadableDocument` for a damaged, protected or swelling file, or too many columns.
    """
    for rows in numbered_sheets(data):
        read_sheet(_without_numbers(rows), builder)


def numbered_sheets(data: bytes) -> Iterator[Iterator[tuple[int, SheetRow]]]:
    """The visible sheets of a workbook in their order: the rows in each, with their numbers from 1.

    A sheet is read through before the next one. Raises :class:`UnreadableDocument` for a damaged, protected
    or swelling file.
    """
    with Parts(data) as parts:
        workbook = parts.tree("xl/workbook.xml")
        if workbook is None:
            raise UnreadableDocument(Problem.BROKEN_OFFICE)
        properties = workbook.find(_MAIN + "workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        reader = _Sheets(parts, _shared_strings(parts), _read_look(parts), from_1904=from_1904)
        for part in _visible_sheets(parts, workbook):
            yield reader.rows(part)


def _without_numbers(rows: Iterator[tuple[int, SheetRow]]) -> Iterator[SheetRow]:
    """The rows of a sheet; one empty row where the sheet leaves any number of them out."""
    last = 0
    for number, row in rows:
        if number > last + 1:
            yield {}
        last = number
        yield row


def _visible_sheets(parts: Parts, workbook: etree._Element) -> Iterator[str]:
    """The names of the parts that hold sheets of cells."""
    relations = parts.tree("xl/_rels/workbook.xml.rels")
    targets = {
        relation.get("Id"): posixpath.normpath(posixpath.join("/xl", relation.get("Target") or "")).lstrip(
            "/"
        )
        for relation in (() if relations is None else relations.iter(_RELATION))
    }
    for sheet in workbook.iter(_MAIN + "sheet"):
        part = targets.get(sheet.get(_LINK))
        if part is not None and part in parts and sheet.get("state", "visible") == "visible":
            yield part


def _shared_strings(parts: Parts) -> list[SheetCell]:
    """The texts that cells refer to by number, and whether all of each is in bold."""
    strings: list[SheetCell] = []
    if "xl/sharedStrings.xml" in parts:
        for element in parts.elements("xl/sharedStrings.xml", _STRING):
            if len(strings) >= MOST_LINES:
                raise UnreadableDocument(Problem.TOO_MANY_BLOCKS, blocks=MOST_BLOCKS)
            strings.append(_string(element))
            forget(element)
    return strings


def _string(element: etree._Element) -> SheetCell:
    """The text of a string, without the pronunciation that East Asian sheets keep beside it."""
    texts: list[str] = []
    bold: list[bool] = []
    for part in element:
        if part.tag == _TEXT:
            texts.append(part.text or "")
            bold.append(False)
        elif part.tag == _RUN:
            text = part.findtext(_TEXT) or ""
            texts.append(text)
            if text.strip():
                bold.append(_is_bold(part.find(_MAIN + "rPr")))
    unescaped = _ESCAPE.sub(lambda code: chr(int(code.group(1), 16)), "".join(texts))
    return SheetCell(unescaped, bold=bool(bold) and all(bold))


@dataclass(frozen=True, slots=True)
class _CellLook:
    format_id: int
    bold: bool


@dataclass(frozen=True, slots=True)
class _Looks:
    """How cells look by their style's number, and the workbook's own number formats."""

    cells: list[_CellLook]
    formats: dict[int, str]


def _read_look(parts: Parts) -> _Looks:
    root = parts.tree("xl/styles.xml")
    if root is None:
        return _Looks([], {})
    formats = {
        _whole(element.get("numFmtId")): element.get("formatCode") or ""
        for element in root.iter(_MAIN + "numFmt")
    }
    fonts = [_is_bold(font) for font in root.findall(f"{_MAIN}fonts/{_MAIN}font")]
    cells = [
        _CellLook(_whole(look.get("numFmtId")), font < len(fonts) and fonts[font])
        for look in root.findall(f"{_MAIN}cellXfs/{_MAIN}xf")
        for font in [_whole(look.get("fontId"))]
    ]
    return _Looks(cells, formats)


def _is_bold(font: etree._Element | None) -> bool:
    bold = None if font is None else font.find(_MAIN + "b")
    return bold is not None and bold.get("val", "1") not in ("0", "false")


class _Sheets:
    """Reads sheets of one workbook."""

    def __init__(self, parts: Parts, strings: list[SheetCell], looks: _Looks, *, from_1904: bool) -> None:
        self._parts = parts
        self._strings = strings
        self._looks = looks
        self._from_1904 = from_1904

    def rows(self, part: str) -> Iterator[tuple[int, SheetRow]]:
        """The rows of a sheet that stand in it, each with its number from 1."""
        last = 0
        for element in self._parts.elements(part, _ROW):
            last = _whole(element.get("r"), last + 1)
            yield last, self._row(element)
            forget(element)

    def _row(self, element: etree._Element) -> SheetRow:
        row: SheetRow = {}
        column = -1
        for cell in element.iterchildren(_CELL):
            letters = _LETTERS.match(cell.get("r") or "")
            column = _column(letters.group()) if letters else column + 1
            shown_cell = self._cell(cell)
            if shown_cell.text.strip():
                row[column] = shown_cell
        return row

    def _cell(self, cell: etree._Element) -> SheetCell:
        kind = cell.get("t", "n")
        style = _whole(cell.get("s"))
        look = self._looks.cells[style] if style < len(self._looks.cells) else _CellLook(0, bold=False)
        if kind == "inlineStr":
            inline = cell.find(_INLINE)
            string = SheetCell("") if inline is None else _string(inline)
            return SheetCell(string.text, look.bold or string.bold)
        value = cell.findtext(_VALUE) or ""
        if kind == "s":
            number = _whole(value, len(self._strings))
            string = self._strings[number] if number < len(self._strings) else SheetCell("")
            return SheetCell(string.text, look.bold or string.bold)
        if kind == "n" and value:
            value = shown(value, look.format_id, self._looks.formats, from_1904=self._from_1904)
        return SheetCell("" if kind == "e" else value, look.bold)


def _column(letters: str) -> int:
    """A column's number, from 0, by its letters: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(value: str | None, otherwise: int = 0) -> int:
    return int(value) if value and value.isdecimal() and value.isascii() and len(value) < 10 else otherwise
