"""Find the tables of a page by their ruling lines, and which text stands in which cell."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.pdf.page import Glyph, Page, Rule

_NEAR = 3.0
"""Points: rules that miss each other by no more were meant to meet."""
_ON_EACH_OTHER = 1.0
_NARROWEST = 5.0
"""Points: a row or column that is narrower lies between the two lines of a double rule."""
_MOST_PAIRS = 4_000_000
_ABOVE_BASELINE = 0.3
"""Share of a glyph's size: the middle of a letter is so far above its baseline."""

Box = tuple[int, int]
"""A row and a column of a grid."""


@dataclass(slots=True)
class GridCell:
    """A cell; ``left`` and ``right`` are its borders, ``glyphs`` what stands in it."""

    left: float
    right: float
    glyphs: list[Glyph] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table: its cells by the row and column where they begin, columns counted as they are read.

    It is open where no rule closes it: there its row goes on over the page's edge.
    """

    top: float
    is_open_above: bool
    is_open_below: bool
    rows: int
    columns: int
    cells: dict[Box, GridCell]


def tables_of(page: Page, *, rtl: bool) -> tuple[list[Grid], list[Glyph]]:
    """The tables of a page, from its top, and the glyphs that stand in none.

    Raises :class:`UnreadableDocument` for a table with too many columns.
    """
    rest = page.glyphs
    found: list[tuple[_Skeleton, list[Glyph]]] = []
    down_rules = _merged(page.rules, across=False)
    drawn = _merged(page.rules, across=True)
    across_rules = _merged([*page.rules, *_closing(down_rules)], across=True)
    for across, inner in _meeting(across_rules, down_rules):
        down = [*inner, *_closing(across)] if inner else []
        ys, xs = _places(across), _places(down)
        if len(ys) < 2 or len(xs) < 3:
            continue
        skeleton = _Skeleton(xs, ys, across, down, drawn)
        inside = [glyph for glyph in rest if skeleton.holds(glyph)]
        if any(glyph.text.strip() for glyph in inside) and not skeleton.is_drawing(inside):
            found.append((skeleton, inside))
            rest = [glyph for glyph in rest if not skeleton.holds(glyph)]
    for skeleton, inside in found:
        inside.extend(glyph for glyph in rest if skeleton.is_beside(glyph))
        rest = [glyph for glyph in rest if not skeleton.is_beside(glyph)]
    grids = [skeleton.grid(inside, rtl=rtl) for skeleton, inside in found]
    return sorted(grids, key=lambda grid: grid.top), rest


def _merged(rules: Iterable[Rule], *, across: bool) -> list[Rule]:
    """The rules of one direction, those that lie on each other or go on in each other as one."""
    chosen = [rule for rule in rules if rule.across == across]
    places = _places(chosen, near=_ON_EACH_OTHER)
    merged: list[Rule] = []
    for rule in sorted(
        (Rule(places[bisect_right(places, rule.at) - 1], rule.start, rule.end, across) for rule in chosen),
        key=lambda rule: (rule.at, rule.start),
    ):
        last = merged[-1] if merged else None
        if last is not None and rule.at == last.at and rule.start <= last.end + _NEAR:
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end), across)
        else:
            merged.append(rule)
    return [rule for rule in merged if rule.end - rule.start > _NARROWEST]


def _closing(rules: list[Rule]) -> Iterator[Rule]:
    """Rules from end to end of the other rules where two or more end: many programs draw none where a
    page ends within a row, and many tables are open at their sides."""
    for end in (attrgetter("start"), attrgetter("end")):
        ordered = sorted(rules, key=end)
        for place, group in groupby(ordered, key=lambda rule: round(end(rule) / _NEAR)):
            ending = list(group)
            if len(ending) > 1:
                places = [rule.at for rule in ending]
                yield Rule(place * _NEAR, min(places), max(places), across=not ending[0].across)


def _meeting(across: list[Rule], down: list[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that meet."""
    if len(across) * len(down) > _MOST_PAIRS:
        return
    group = list(range(len(across) + len(down)))

    def root(member: int) -> int:
        while group[member] != member:
            group[member] = group[group[member]]
            member = group[member]
        return member

    for i, one in enumerate(across):
        for j, other in enumerate(down, len(across)):
            if _meet(one, other):
                group[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for member, rule in enumerate([*across, *down]):
        groups[root(member)][0 if rule.across else 1].append(rule)
    yield from groups.values()


def _meet(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


def _places(rules: Iterable[Rule], near: float = _NEAR) -> list[float]:
    """Where rules lie, in order, near ones as one."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > near:
            places.append(at)
    return places


class _Skeleton:
    """The rules of one table, and the boxes between them; a cell is boxes with no rule between."""

    def __init__(
        self, xs: list[float], ys: list[float], across: list[Rule], down: list[Rule], drawn: list[Rule]
    ) -> None:
        self._xs = xs
        self._ys = ys
        self._across = across
        self._down = down
        self._drawn = drawn

    def holds(self, glyph: Glyph) -> bool:
        """Whether a glyph stands in the table."""
        return self._xs[0] < glyph.middle < self._xs[-1] and self.is_beside(glyph)

    def is_beside(self, glyph: Glyph) -> bool:
        """Whether a glyph is as high as the table: beside it stands what ran out of a cell too narrow."""
        return self._ys[0] < glyph.y - _ABOVE_BASELINE * glyph.size < self._ys[-1]

    def is_drawing(self, glyphs: list[Glyph]) -> bool:
        """Whether there are far more rules than words between them, as in a chart.

        Raises :class:`UnreadableDocument` for a table with too many columns.
        """
        if len(self._xs) <= MOST_COLUMNS + 1:
            return False
        used = {bisect_right(self._xs, glyph.middle) for glyph in glyphs if glyph.text.strip()}
        if len(used) > MOST_COLUMNS:
            raise UnreadableDocument(Problem.TOO_WIDE, columns=MOST_COLUMNS)
        return True

    def grid(self, glyphs: list[Glyph], *, rtl: bool) -> Grid:
        """The table with the glyphs in their cells."""
        cell_of = self._cells()
        filled: dict[Box, list[Glyph]] = defaultdict(list)
        for glyph in glyphs:
            row = bisect_right(self._ys, glyph.y - _ABOVE_BASELINE * glyph.size) - 1
            column = min(max(bisect_right(self._xs, glyph.middle) - 1, 0), len(self._xs) - 2)
            filled[cell_of[row, column]].append(glyph)
        members: dict[Box, list[Box]] = defaultdict(list)
        for box, cell in cell_of.items():
            members[cell].append(box)
        rows, columns = self._wide_enough(filled, members)
        if rtl:
            columns.reverse()
        cells = dict(self._placed(filled, members, rows, columns))
        is_open_above, is_open_below = self._is_open_at(self._ys[0]), self._is_open_at(self._ys[-1])
        return Grid(self._ys[0], is_open_above, is_open_below, len(rows), len(columns), cells)

    def _is_open_at(self, y: float) -> bool:
        """Whether no rule is drawn across the table at a height."""
        return not any(
            abs(rule.at - y) <= _NEAR and rule.start < self._xs[-1] and rule.end > self._xs[0]
            for rule in self._drawn
        )

    def _placed(
        self,
        filled: dict[Box, list[Glyph]],
        members: dict[Box, list[Box]],
        rows: list[int],
        columns: list[int],
    ) -> Iterator[tuple[Box, GridCell]]:
        """The cells with text, each at the place where it begins in the direction of reading."""
        row_at = {row: place for place, row in enumerate(rows)}
        column_at = {column: place for place, column in enumerate(columns)}
        for cell, glyphs in filled.items():
            boxes = members[cell]
            first_row = min(row_at[row] for row, _ in boxes if row in row_at)
            first_column = min(column_at[column] for _, column in boxes if column in column_at)
            left = self._xs[min(column for _, column in boxes)]
            right = self._xs[max(column for _, column in boxes) + 1]
            yield (first_row, first_column), GridCell(left, right, glyphs)

    def _wide_enough(
        self, filled: dict[Box, list[Glyph]], members: dict[Box, list[Box]]
    ) -> tuple[list[int], list[int]]:
        """The rows and columns but for those between the lines of a double rule."""
        used = [box for cell in filled for box in members[cell]]
        used_rows, used_columns = {row for row, _ in used}, {column for _, column in used}
        rows = [
            row
            for row, (top, bottom) in enumerate(pairwise(self._ys))
            if bottom - top >= _NARROWEST or row in used_rows
        ]
        columns = [
            column
            for column, (left, right) in enumerate(pairwise(self._xs))
            if right - left >= _NARROWEST or column in used_columns
        ]
        return rows, columns

    def _cells(self) -> dict[Box, Box]:
        """For each box the first box of the cell it belongs to."""
        rows, columns = len(self._ys) - 1, len(self._xs) - 1
        first: dict[Box, Box] = {
            (row, column): (row, column) for row in range(rows) for column in range(columns)
        }

        def root(box: Box) -> Box:
            while first[box] != box:
                first[box] = first[first[box]]
                box = first[box]
            return box

        def unite(one: Box, other: Box) -> None:
            one, other = root(one), root(other)
            first[max(one, other)] = min(one, other)

        below = [self._covered(self._across, at) for at in self._ys]
        beside = [self._covered(self._down, at) for at in self._xs]
        for row, column in list(first):
            middle_x = (self._xs[column] + self._xs[column + 1]) / 2
            middle_y = (self._ys[row] + self._ys[row + 1]) / 2
            if row + 1 < rows and not _covers(below[row + 1], middle_x):
                unite((row, column), (row + 1, column))
            if column + 1 < columns and not _covers(beside[column + 1], middle_y):
                unite((row, column), (row, column + 1))
        return {box: root(box) for box in first}

    @staticmethod
    def _covered(rules: list[Rule], at: float) -> list[Rule]:
        return [rule for rule in rules if abs(rule.at - at) <= _NEAR]


def _covers(rules: list[Rule], place: float) -> bool:
    return any(rule.start <= place <= rule.end for rule in rules)
