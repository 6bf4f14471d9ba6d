"""Goals in a table whose columns are number, level and name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from townbook.reading.interpreters.goal_tree import Goal, GoalTree
from townbook.reading.source import Block, BlockKind, Cell, Source
from townbook.reading.titles import outline_number

_FEWEST_ROWS = 3
_MOST_LEVELS = 6
_LONGEST_LEVEL = 40
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class GoalRows:
    """A table of goals and the columns it has them in."""

    source: Source
    rows: tuple[Block, ...]
    number: int
    level: int
    name: int


def find_rows(source: Source) -> Iterator[GoalRows]:
    """The tables that list goals.

    A column of numbers, one of few short words that go with the depth of the numbers, and one of
    names make such a table, whatever language its heading is in.
    """
    rows = (block for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    for _, table in groupby(rows, key=lambda block: block.table):
        found = _columns(source, tuple(table))
        if found is not None:
            yield found


def read_rows(table: GoalRows, tree: GoalTree) -> None:
    """Add the goals of a table to the tree; a level that does not fit its number is doubted."""
    numbered = [row for row in table.rows if outline_number(_text(table.source, row, table.number))]
    depths: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in numbered:
        depths[_text(table.source, row, table.level)][_depth(table, row)] += 1
    usual = {label: counts.most_common(1)[0][0] for label, counts in depths.items()}
    for row in numbered:
        label, depth = _text(table.source, row, table.level), _depth(table, row)
        name = row.cells[table.name] if table.name < len(row.cells) else Cell(row.end, row.end)
        number = outline_number(_text(table.source, row, table.number))
        if usual[label] != depth:
            tree.doubt("level does not fit", (row.start, row.end), number=number, level=label)
        tree.add(Goal(number, (name.start, name.end), (row.start, row.end), label, depth))


def _columns(source: Source, rows: tuple[Block, ...]) -> GoalRows | None:
    width = max(len(row.cells) for row in rows)
    if width < 3 or len(rows) < _FEWEST_ROWS:
        return None
    number = _number_column(source, rows, width)
    if number is None:
        return None
    body = tuple(row for row in rows if outline_number(_text(source, row, number)))
    others = [column for column in range(width) if column != number]
    level = next((column for column in others if _tells_levels(source, body, number, column)), None)
    if level is None:
        return None
    name = max(
        (column for column in others if column != level),
        key=lambda column: sum(len(_text(source, row, column)) for row in body),
    )
    return GoalRows(source, rows, number, level, name)


def _number_column(source: Source, rows: tuple[Block, ...], width: int) -> int | None:
    for column in range(min(width, 3)):
        numbers = [outline_number(_text(source, row, column)) for row in rows]
        if sum(map(bool, numbers)) >= _NEARLY_ALL * (len(rows) - 1) and any("." in each for each in numbers):
            return column
    return None


def _tells_levels(source: Source, rows: tuple[Block, ...], number: int, column: int) -> bool:
    """Whether the column's word goes with the depth of the row's number."""
    depths: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        depths[_text(source, row, column)][outline_number(_text(source, row, number)).count(".")] += 1
    if not 2 <= len(depths) <= _MOST_LEVELS or any(not 0 < len(word) <= _LONGEST_LEVEL for word in depths):
        return False
    fitting = [counts.most_common(1)[0] for counts in depths.values()]
    different = len({depth for depth, _ in fitting}) == len(fitting)
    return different and sum(count for _, count in fitting) >= _NEARLY_ALL * len(rows)


def _depth(table: GoalRows, row: Block) -> int:
    return outline_number(_text(table.source, row, table.number)).count(".")


def _text(source: Source, row: Block, column: int) -> str:
    return source.cell_text(row.cells[column]).strip() if column < len(row.cells) else ""
