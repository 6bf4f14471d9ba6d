"""The cells of a spreadsheet as they stand, for sheets whose columns we know: nothing is tidied or guessed.

Beside the readers, which make a document of a sheet, this gives back rows and columns by their numbers, so
that a person can be told which cell is meant.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_FILE, MEBIBYTE, MOST_COLUMNS
from townbook.reading.readers import ods, xlsx
from townbook.reading.readers.archives import opened
from townbook.reading.readers.encodings import decoded_with_encoding
from townbook.reading.readers.sheets import SheetCell, SheetRow
from townbook.reading.readers.sniffing import FileType, file_type

MACROS = "xl/vbaProject.bin"
_DELIMITERS = (",", ";", "\t", "|")
_SAYS_DELIMITER = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel writes, and reads, as a first line."""

_LONGEST_HEADING = 20_000
"""Characters of the line of headings that are looked at."""


class UnusableGrid(Exception):
    """A workbook with programs in it, or a file that is no spreadsheet; ``kind`` says which."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its number from 1, and its cells that show something by their column from 0."""

    number: int
    cells: SheetRow


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; ``encoding`` is the older one a text file is in, else ""."""

    rows: tuple[GridRow, ...]
    encoding: str = ""


def read_grid(data: bytes, *, is_wanted: Callable[[Sequence[str]], int], most_rows: int) -> Grid | None:
    """The first sheet of a workbook, or the text file, that has a row of the wanted headings.

    ``is_wanted`` counts how many of a row's texts are known headings; ``None`` where no row has any. Raises
    :class:`UnusableGrid`, and :class:`UnreadableDocument` for a damaged, protected or swelling file, one
    with more than ``most_rows`` rows, or too many columns.
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(Problem.TOO_LARGE, megabytes=LARGEST_FILE // MEBIBYTE)
    kind = file_type(data)
    if kind is FileType.TEXT:
        return _of_text(data, is_wanted, most_rows)
    if kind is FileType.XLSX:
        with opened(data) as archive:
            if MACROS in archive.NameToInfo:
                raise UnusableGrid("macros")
        sheets = xlsx.numbered_sheets(data)
    elif kind is FileType.ODS:
        sheets = ods.numbered_sheets(data)
    else:
        raise UnusableGrid("no spreadsheet")
    for sheet in sheets:
        rows = _bounded(sheet, most_rows)
        if any(is_wanted([cell.text for cell in row.cells.values()]) for row in rows[:10]):
            return Grid(rows)
    return None


def _bounded(rows: Iterator[tuple[int, SheetRow]], most_rows: int) -> tuple[GridRow, ...]:
    kept: list[GridRow] = []
    for number, cells in rows:
        if cells and max(cells) >= MOST_COLUMNS:
            raise UnreadableDocument(Problem.TOO_WIDE, columns=MOST_COLUMNS)
        if cells:
            kept.append(GridRow(number, cells))
        if len(kept) > most_rows:
            raise UnreadableDocument(Problem.TOO_MANY_BLOCKS, blocks=most_rows)
    return tuple(kept)


def _of_text(data: bytes, is_wanted: Callable[[Sequence[str]], int], most_rows: int) -> Grid | None:
    text, encoding = decoded_with_encoding(data)
    said = _SAYS_DELIMITER.match(text)
    if said:
        text = text[said.end() :]
    delimiter = said.group(1) if said else _delimiter(text, is_wanted)
    if delimiter is None:
        return None
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows = _bounded(
            (
                (number, {place: SheetCell(cell) for place, cell in enumerate(record) if cell.strip()})
                for number, record in enumerate(records, start=2 if said else 1)
            ),
            most_rows,
        )
    except csv.Error as error:
        raise UnreadableDocument(Problem.NOT_TEXT) from error
    return Grid(rows, encoding)


def _delimiter(text: str, is_wanted: Callable[[Sequence[str]], int]) -> str | None:
    """The sign that parts the first line into the most known headings."""
    first = text.lstrip("\r\n").partition("\n")[0][:_LONGEST_HEADING]
    best = max(_DELIMITERS, key=lambda sign: is_wanted(next(csv.reader([first], delimiter=sign), [])))
    return best if is_wanted(next(csv.reader([first], delimiter=best), [])) else None
