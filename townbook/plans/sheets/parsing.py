"""Take a sheet apart that came back: which column is which, and what each cell says."""

from __future__ import annotations

from collections.abc import Mapping

from townbook.plans.sheets.cells import (
    ALL_LANGUAGES,
    NoDay,
    comparable,
    day_of,
    joined,
    milestones_cell,
    milestones_of,
    parted,
    unguarded,
)
from townbook.plans.sheets.columns import FIELDS, YES, Column, heading_of, known_headings
from townbook.plans.sheets.lines import PlanSheet, ReadSheet, SheetLine, same_in
from townbook.plans.sheets.problems import SheetProblem, Wrong
from townbook.reading.grids import Grid, GridRow, read_grid
from townbook.text.calendars import Calendar
from townbook.text.digits import ascii_digits
from townbook.text.search_keys import search_key

MOST_ROWS = 20_000
LARGEST_SHEET = 16 * 1024 * 1024
"""Bytes; a plan of 20,000 lines has some four million."""

LONGEST_SEARCH_KEY = 500


class NoPlanSheet(Exception):
    """A spreadsheet in which no row of headings is known."""


def parsed(data: bytes, plan: PlanSheet) -> tuple[ReadSheet, list[SheetProblem]]:
    """The rows of a file that came back, and what is wrong in its cells.

    Raises :class:`NoPlanSheet`, :class:`~townbook.reading.grids.UnusableGrid` and
    :class:`~townbook.reading.errors.UnreadableDocument`.
    """
    grid = read_grid(data, is_wanted=known_headings, most_rows=MOST_ROWS)
    if grid is None:
        raise NoPlanSheet
    return _Parser(plan, grid).parsed()


class _Parser:
    """Reads the rows of one grid."""

    def __init__(self, plan: PlanSheet, grid: Grid) -> None:
        self._plan = plan
        self._grid = grid
        self._known = {line.key: line.values for line in (*plan.lines, *plan.removed.values())}
        self._calendar = Calendar(plan.calendar)
        languages = (plan.language, *(each for each in ALL_LANGUAGES if each != plan.language))
        self._languages = languages
        self._problems: list[SheetProblem] = []
        self._levels = {name.casefold(): name for name in plan.levels}

    def parsed(self) -> tuple[ReadSheet, list[SheetProblem]]:
        """The sheet, and what is wrong in its cells."""
        head = next(
            place
            for place, row in enumerate(self._grid.rows)
            if known_headings([cell.text for cell in row.cells.values()])
        )
        parts: dict[Column, dict[int, int]] = {}
        ignored: list[str] = []
        for place, cell in sorted(self._grid.rows[head].cells.items()):
            heading = heading_of(cell.text)
            if heading is None:
                ignored.append(comparable(cell.text))
            else:
                parts.setdefault(heading[0], {}).setdefault(heading[1], place)
        rows = self._grid.rows[head + 1 :]
        shown = self._grid.rows[head]
        if rows and known_headings([cell.text for cell in rows[0].cells.values()]):
            shown, rows = rows[0], rows[1:]
        places = {
            column: (of_column[min(of_column)], self._heading(shown, of_column))
            for column, of_column in parts.items()
        }
        columns = {
            column: [of_column[part] for part in sorted(of_column)] for column, of_column in parts.items()
        }
        lines = [line for row in rows if (line := self._line(row, columns))]
        return ReadSheet(tuple(lines), places, tuple(ignored), self._grid.encoding), self._problems

    @staticmethod
    def _heading(row: GridRow, of_column: Mapping[int, int]) -> str:
        cell = row.cells.get(of_column[min(of_column)])
        return comparable(cell.text) if cell else ""

    def _line(self, row: GridRow, columns: Mapping[Column, list[int]]) -> SheetLine | None:
        raw = {column: self._raw(row, column, places) for column, places in columns.items()}
        if not any(raw.get(column) for column in (Column.KEY, *FIELDS)):
            return None
        key = raw.get(Column.KEY, "")
        known = self._known.get(key, {})
        values: dict[Column, str] = {}
        for column in FIELDS:
            if column in raw:
                current = known.get(column)
                is_same = current is not None and same_in(self._grid.encoding, raw[column], current)
                values[column] = (
                    current if is_same and current is not None else self._value(row, column, raw[column])
                )
        wish = raw.get(Column.REMOVED, "").casefold()
        return SheetLine(row.number, key, raw.get(Column.STAMP, ""), values, wish in YES)

    def _raw(self, row: GridRow, column: Column, places: list[int]) -> str:
        cells = [row.cells[place] for place in places if place in row.cells]
        if column in {Column.STARTS, Column.ENDS} and cells and cells[0].day:
            return cells[0].day
        return comparable("".join(unguarded(cell.text) for cell in cells))

    def _value(self, row: GridRow, column: Column, raw: str) -> str:
        """The cell in the form of a plan's line."""
        if not raw:
            return ""
        if column in {Column.STARTS, Column.ENDS}:
            return self._day(row, column, raw)
        if column is Column.LEVEL:
            return self._levels.get(raw.casefold(), raw)
        if column is Column.ORDER:
            return self._order(row, raw)
        if column in {Column.LEADS, Column.CONTRIBUTORS}:
            return joined(self._named(name, self._plan.body_ids, self._plan.bodies) for name in parted(raw))
        if column is Column.PLACES:
            named = {self._named(name, self._plan.place_ids, self._plan.places) for name in parted(raw)}
            return joined(sorted(named))
        return self._milestones(row, raw) if column is Column.MILESTONES else raw

    def _order(self, row: GridRow, raw: str) -> str:
        digits = ascii_digits(raw).removesuffix(".0")
        if not digits.isdecimal() or not 0 < int(digits[:10]) <= MOST_ROWS:
            self._problems.append(SheetProblem(Wrong.NO_ORDER, row.number, Column.ORDER, raw))
            return ""
        return str(int(digits))

    def _named(self, name: str, ids: Mapping[str, int], names: Mapping[int, str]) -> str:
        """The name as the city writes it, where it is known by some spelling."""
        pk = ids.get(name) or ids.get(search_key(name, self._plan.language)[:LONGEST_SEARCH_KEY])
        return names[pk] if pk else name

    def _day(self, row: GridRow, column: Column, raw: str) -> str:
        try:
            day = day_of(raw, self._languages, self._calendar, is_last=column is Column.ENDS)
        except NoDay:
            self._problems.append(SheetProblem(Wrong.NO_DAY, row.number, column, raw))
            return ""
        return day.isoformat() if day else ""

    def _milestones(self, row: GridRow, raw: str) -> str:
        try:
            steps = milestones_of(raw, self._languages, self._calendar)
        except NoDay as wrong:
            self._problems.append(
                SheetProblem(Wrong.NO_DAY, row.number, Column.MILESTONES, str(wrong).strip())
            )
            return ""
        if any(not step.title for step in steps):
            self._problems.append(SheetProblem(Wrong.NO_MILESTONE, row.number, Column.MILESTONES, raw))
        return milestones_cell(steps)
