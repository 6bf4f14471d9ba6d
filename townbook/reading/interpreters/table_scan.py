"""What can be known of a Source's tables before their rows are read one after another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise

from townbook.reading.bodies import looks_like_bodies, plain_name, split_bodies
from townbook.reading.interpreters.table_layout import Header, read_header
from townbook.reading.packs import Column, document_pack
from townbook.reading.source import Block, BlockKind, Source
from townbook.reading.titles import row_code
from townbook.text.digits import ascii_digits

_LONGEST_BODY_CELL = 300


@dataclass(frozen=True, slots=True)
class TableScan:
    """``headers`` are by where their row starts, and so is ``numbered``: which column's items the
    numbers of the table count. ``rows_of`` are a table's rows by its number; ``between_rows`` where
    the blocks start that stand alone between two rows, the lower of which is no header.
    ``known_bodies`` are plain names of bodies in cells of their own: what they are called in cells
    where something else follows.
    """

    headers: dict[int, Header]
    numbered: dict[int, int]
    rows_of: dict[int, list[Block]]
    between_rows: frozenset[int]
    known_bodies: frozenset[str]

    @property
    def first_header(self) -> Header | None:
        """The document's first header; ``headers`` come from the last."""
        return next(reversed(self.headers.values()), None)


def scan_tables(source: Source) -> TableScan:
    """Look through all tables once."""
    headers: dict[int, Header] = {}
    rows_below: dict[int, list[Block]] = {}
    below: list[Block] = []
    for row in reversed([block for block in source.blocks if block.kind is BlockKind.TABLE_ROW]):
        header = read_header(row, source)
        if header is None:
            below.append(row)
            continue
        headers[row.start], rows_below[row.start] = _with_code_column(header, below, source), below
        below = []
    headers = {start: _mended(header, rows_below[start], headers) for start, header in headers.items()}
    numbered = {
        start: _numbered_column(header, rows_below[start], source) for start, header in headers.items()
    }
    return TableScan(
        headers, numbered, _rows_by_table(source), _between_rows(source, headers), _known_bodies(source)
    )


def _mended(header: Header, rows: list[Block], headers: dict[int, Header]) -> Header:
    """The header, or where the rows under it have as many cells as another header of the document and
    not as many as itself (two of its cells became one) that other header's columns."""
    widths = Counter(len(row.cells) for row in rows)
    usual = widths.most_common(1)[0][0] if widths else 0
    if usual <= len(header.columns):
        return header
    levels = {level.key for level in header.levels.values()}
    return next(
        (
            replace(other, periods=other.periods or header.periods)
            for other in headers.values()
            if len(other.columns) == usual and levels & {level.key for level in other.levels.values()}
        ),
        header,
    )


def _with_code_column(header: Header, rows: list[Block], source: Source) -> Header:
    """The header with its first column of items as that of numbers, where it holds nothing else:
    "H1", "H2" under "Policy area"."""
    items = header.where(Column.ITEM)
    if len(items) < 2 or header.where(Column.NUMBER):
        return header
    codes = [
        source.cell_text(row.cells[items[0]])
        for row in rows
        if len(row.cells) == len(header.columns)
        and row.cells[items[1]].end > row.cells[items[1]].start
        and not counts_columns(row, source)
    ]
    if not any(codes) or not all(row_code(code) for code in codes if code):
        return header
    columns = tuple(
        Column.NUMBER if place == items[0] else column for place, column in enumerate(header.columns)
    )
    levels = {place: level for place, level in header.levels.items() if place != items[0]}
    return replace(header, columns=columns, levels=levels)


def _numbered_column(header: Header, rows: list[Block], source: Source) -> int:
    """Which column's items the numbers of a table count; ``rows`` are those under its header.

    It is the first column of items that is filled wherever there is a number, and does not repeat
    itself under the next one: a running number counts the rows, and not the goals that several
    rows share.
    """
    numbers, items = header.where(Column.NUMBER), header.where(Column.ITEM)
    filled = [
        [source.cell_text(cell) for cell in row.cells]
        for row in rows
        if numbers
        and len(row.cells) == len(header.columns)
        and row_code(source.cell_text(row.cells[numbers[0]]))
        and any(row.cells[place].end > row.cells[place].start for place in items)
    ]
    empty = {place: sum(not row[place] for row in filled) for place in items}
    shared = {
        place
        for one, other in pairwise(filled)
        for place in items
        if one[place] == other[place] != "" and one[numbers[0]] != other[numbers[0]]
    }
    return next(
        (place for place in items if 5 * empty[place] <= len(filled) and place not in shared), items[-1]
    )


def _rows_by_table(source: Source) -> dict[int, list[Block]]:
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in source.blocks:
        if any(cell.end > cell.start for cell in block.cells):
            rows[block.table].append(block)
    return rows


def _between_rows(source: Source, headers: dict[int, Header]) -> frozenset[int]:
    return frozenset(
        block.start
        for above, block, below in zip(source.blocks, source.blocks[1:], source.blocks[2:], strict=False)
        if above.kind is below.kind is BlockKind.TABLE_ROW
        and block.kind is not BlockKind.TABLE_ROW
        and below.start not in headers
    )


def counts_columns(row: Block, source: Source) -> bool:
    """Whether a row only counts the columns: 1, 2, 3, 4."""
    texts = [source.cell_text(cell).strip(" .") for cell in row.cells if cell.end > cell.start]
    return len(texts) > 2 and [ascii_digits(text) for text in texts] == [
        str(place) for place in range(1, len(texts) + 1)
    ]


def _known_bodies(source: Source) -> frozenset[str]:
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
