"""Tell the blocks of a spreadsheet: tables, and the titles and lists that stand between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_BLOCKS, MOST_COLUMNS, MOST_LINES
from townbook.reading.readers.builder import SourceBuilder


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows; ``day`` is the day it means as ISO 8601 writes it, where the file says so apart."""

    text: str
    bold: bool = False
    day: str = ""


SheetRow = dict[int, SheetCell]
"""The cells of a row that show something, by their column from 0."""


def read_sheet(rows: Iterable[SheetRow], builder: SourceBuilder) -> None:
    """Read the rows of one sheet, the empty ones too, into ``builder``.

    A row with one cell is a heading (in bold) or words of its own where no table stands right above it;
    in a table it is a row like the others. The columns are those that any table row of the sheet uses.
    Which cells are merged need not be known: a merged cell's text stands in its first place only.

    Raises :class:`UnreadableDocument` for too many columns or rows.
    """
    all_rows = list(islice(rows, MOST_LINES))
    if len(all_rows) == MOST_LINES:
        raise UnreadableDocument(Problem.TOO_MANY_BLOCKS, blocks=MOST_BLOCKS)
    used = [column for row in all_rows if len(row) > 1 for column in row]
    first, last = min(used, default=0), max(used, default=0)
    if last - first >= MOST_COLUMNS:
        raise UnreadableDocument(Problem.TOO_WIDE, columns=MOST_COLUMNS)
    in_table = False
    for row in all_rows:
        in_table = len(row) > 1 or (len(row) == 1 and in_table)
        if in_table:
            builder.row([row[column].text if column in row else "" for column in range(first, last + 1)])
            continue
        for column, cell in row.items():
            if cell.bold:
                builder.heading(cell.text, 0)
            else:
                builder.words(cell.text, indent=column)
    builder.end_table()
