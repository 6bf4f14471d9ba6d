"""What may be wrong with a line as a sheet would leave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from townbook.plans.services.revise_item import LONGEST_DESCRIPTION, LONGEST_NUMBER, LONGEST_TITLE
from townbook.plans.sheets.cells import parted
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanSheet
from townbook.plans.sheets.problems import SheetProblem, Wrong

BODY_COLUMNS = (Column.LEADS, Column.CONTRIBUTORS)
_LIMITS = {
    Column.NUMBER: LONGEST_NUMBER,
    Column.TITLE: LONGEST_TITLE,
    Column.DESCRIPTION: LONGEST_DESCRIPTION,
}


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line as it would be, and where what is wrong with it is written down."""

    plan: PlanSheet
    problems: list[SheetProblem]
    row: int
    values: Mapping[Column, str]
    final: Mapping[str, Mapping[Column, str]]

    def check(self, fields: Collection[Column]) -> None:
        """Note what is wrong with the fields that are new."""
        for column in _LIMITS.keys() & set(fields):
            if len(self.values[column]) > _LIMITS[column]:
                self._wrong(Wrong.TOO_LONG, column, more=str(_LIMITS[column]))
        if not self.values[Column.TITLE]:
            self._wrong(Wrong.NO_TITLE, Column.TITLE)
        starts, ends = self.values[Column.STARTS], self.values[Column.ENDS]
        if starts and ends and starts > ends:
            self._wrong(Wrong.ENDS_FIRST, Column.ENDS, ends)
        self._check_level(fields)
        bodies = Counter(name for column in BODY_COLUMNS for name in parted(self.values[column]))
        for name, count in bodies.items():
            if count > 1 and set(fields) & set(BODY_COLUMNS):
                self._wrong(Wrong.SAME_BODY, Column.LEADS, name)
        if Column.PLACES in fields:
            for name in parted(self.values[Column.PLACES]):
                if name not in self.plan.place_ids:
                    self._wrong(Wrong.NO_PLACE, Column.PLACES, name)

    def _check_level(self, fields: Collection[Column]) -> None:
        if not set(fields) & {Column.LEVEL, Column.PARENT}:
            return
        said = self.values[Column.LEVEL]
        level = self.plan.levels.get(said)
        if level is None:
            self._wrong(Wrong.NO_LEVEL, Column.LEVEL, said, ", ".join(self.plan.levels))
            return
        parent = self.final.get(self.values[Column.PARENT])
        above = self.plan.levels.get(parent[Column.LEVEL]) if parent else None
        if above is not None and level[1] < above[1]:
            self._wrong(Wrong.LEVEL_ABOVE, Column.LEVEL, said)

    def _wrong(self, kind: Wrong, column: Column, said: str = "", more: str = "") -> None:
        self.problems.append(SheetProblem(kind, self.row, column, said, more))
