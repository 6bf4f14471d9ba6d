"""Tables that give each body a column: what stands in it is what that body has to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from townbook.reading.draft import DraftAssignment, DraftBody
from townbook.reading.interpreters.deadlines import read_due
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.packs import Column, document_pack
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Block, BlockKind, Source
from townbook.reading.wording import plain

_CERTAIN = 0.9
_FEWEST_BODIES = 2
_MOSTLY = 2 / 3
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class _Roster:
    """A table with the columns of its bodies, and the rows below its heading."""

    bodies: tuple[tuple[int, str], ...]
    rows: tuple[Block, ...]


def recognise(source: Source) -> float:
    """How sure it is, between 0 and 1, that a table of the document has a column for each body."""
    return _CERTAIN if any(_rosters(source)) else 0.0


def interpret(source: Source) -> DraftPart:
    """An assignment for each cell, of the body that heads its column."""
    keys: dict[str, str] = {}
    assignments: list[DraftAssignment] = []
    for roster in _rosters(source):
        for _, name in roster.bodies:
            keys.setdefault(name, f"b{len(keys) + 1}")
        assignments += _assignments(source, roster, keys)
    return DraftPart(
        title=_title(source),
        bodies=tuple(DraftBody(key, name) for name, key in keys.items()),
        assignments=tuple(assignments),
    )


def _assignments(source: Source, roster: _Roster, keys: dict[str, str]) -> Iterator[DraftAssignment]:
    for row in roster.rows:
        for column, name in roster.bodies:
            cell = row.cells[column] if column < len(row.cells) else None
            text = source.cell_text(cell) if cell else ""
            if cell and text.strip():
                due = read_due(text, source.language)
                yield DraftAssignment(text, (keys[name],), due, (cell.start, cell.end))


def _rosters(source: Source) -> Iterator[_Roster]:
    rows = (block for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    for _, table in groupby(rows, key=lambda block: block.table):
        heading, *below = table
        numbers = _number_columns(source, below)
        bodies = tuple((column, name) for column, name in _bodies(source, heading) if column not in numbers)
        if below and bodies:
            yield _Roster(bodies, tuple(below))


def _bodies(source: Source, heading: Block) -> tuple[tuple[int, str], ...]:
    """The columns a table's heading gives to bodies; empty where most of it names something else, or
    where one of them is for reports, as in an execution table."""
    name = re.compile(speech_pack(source.language).parties.name)
    named, bodies = [], 0
    for column, cell in enumerate(heading.cells):
        text = " ".join(source.cell_text(cell).split())
        is_body = len(text) <= _LONGEST_NAME and name.search(plain(text)) is not None
        kind = Column.BODY if name.match(plain(text)) else _kind(source, text)
        if kind is Column.REPORT:
            return ()
        if kind in (None, Column.BODY) and re.search(r"[^\W\d_]", text):
            named.append((column, text))
            bodies += is_body
    filled = sum(cell.end > cell.start for cell in heading.cells[1:])
    if bodies < _FEWEST_BODIES or bodies < _MOSTLY * filled:
        return ()
    return tuple(named)


def _kind(source: Source, heading: str) -> Column | None:
    """What a heading says its column is for; ``None`` where it is no known word for a column."""
    columns = document_pack(source.language).table.columns
    return next((kind for kind, form in columns if re.search(form, plain(heading))), None)


def _number_columns(source: Source, rows: list[Block]) -> frozenset[int]:
    """The columns that hold nothing but numbers of steps."""
    width = max((len(row.cells) for row in rows), default=0)
    cells = {
        column: [source.cell_text(row.cells[column]) for row in rows if column < len(row.cells)]
        for column in range(width)
    }
    return frozenset(
        column for column, texts in cells.items() if all(not re.search(r"[^\W\d_]", text) for text in texts)
    )


def _title(source: Source) -> str:
    """The last line before the first table, where tables have theirs."""
    title = ""
    for block in source.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            return title
        title = source.text[block.content_start : block.end]
    return ""
