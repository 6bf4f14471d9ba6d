"""The lines of a plan while its table is being read, and the tree they make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from townbook.reading.bodies import NamedBody
from townbook.reading.draft import DraftFigure, DraftPeriod
from townbook.reading.packs import LevelWord
from townbook.reading.source import Passage
from townbook.reading.stitching import Stitcher


@dataclass(slots=True, eq=False)
class ReportLines:
    """What the rows of a table say of one item in one period."""

    period: DraftPeriod
    text: Stitcher = field(default_factory=Stitcher)
    declared: tuple[str, Passage] | None = None
    """The words of a status column, and their place."""
    progress: tuple[Decimal, Passage] | None = None
    """How many per cent are done, and the place that says it."""
    figures: list[DraftFigure] = field(default_factory=list)
    """The figures of columns other than the report's own."""


@dataclass(slots=True, eq=False)
class PlanLine:
    """An item of the plan, as its rows tell of it. ``columned`` says that it came from a column of
    the table, and not from a line between the rows."""

    key: str
    level: LevelWord
    parent: PlanLine | None
    number: str
    title: str
    passage: Passage
    description: str = ""
    starts: date | None = None
    ends: date | None = None
    columned: bool = False
    bodies: list[NamedBody] = field(default_factory=list)
    reports: dict[tuple[date | None, date | None], ReportLines] = field(default_factory=dict)
    """What its rows report, by the first and last day of the period."""

    @property
    def is_bare(self) -> bool:
        """Whether its rows say nothing of it but number and title."""
        return bool(self.columned and self.number and not self.bodies and not self.reports)


class PlanLines:
    """The tree of a plan, grown line by line; ``levels`` are those met, top first."""

    def __init__(self) -> None:
        self.lines: list[PlanLine] = []
        self.levels: list[LevelWord] = []
        self.section: PlanLine | None = None
        """The section opened last: the last line that came from no column."""
        self._open: list[PlanLine] = []

    def place_level(self, level: LevelWord, before: LevelWord | None = None) -> None:
        """Make a level known: behind those known, or above the level ``before``."""
        if level not in self.levels:
            place = self.levels.index(before) if before in self.levels else len(self.levels)
            self.levels.insert(place, level)

    def add(
        self, level: LevelWord, number: str, title: str, passage: Passage, *, columned: bool = False
    ) -> PlanLine:
        """Open a line under the nearest open line of a higher level."""
        rank = self.levels.index(level)
        while self._open and self.levels.index(self._open[-1].level) >= rank:
            self._open.pop()
        parent = self._open[-1] if self._open else None
        line = PlanLine(f"i{len(self.lines) + 1}", level, parent, number, title, passage, columned=columned)
        if not columned:
            self.section = line
        self.lines.append(line)
        self._open.append(line)
        return line

    def promote(self, line: PlanLine, level: LevelWord) -> None:
        """Make an open line of a column a section above the lines of its own level."""
        self.place_level(level, line.level)
        rank = self.levels.index(level)
        self._open = [each for each in self._open if self.levels.index(each.level) < rank]
        line.level, line.columned = level, False
        line.parent = self._open[-1] if self._open else None
        self._open.append(line)
        self.section = line

    def close_columned(self) -> None:
        """Close the lines that came from columns: a table of other columns begins."""
        self._open = [line for line in self._open if not line.columned]

    @property
    def current(self) -> PlanLine | None:
        """The line opened last."""
        return self._open[-1] if self._open else None

    def open_at(self, level: LevelWord) -> PlanLine | None:
        """The open line of a level."""
        return next((line for line in self._open if line.level == level), None)

    def siblings(self) -> Iterator[list[PlanLine]]:
        """Lines of one level under one parent, in the order of the document."""
        families: dict[tuple[str, str], list[PlanLine]] = defaultdict(list)
        for line in self.lines:
            families[(line.parent.key if line.parent else "", line.level.key)].append(line)
        yield from families.values()

    def parents(self) -> set[str]:
        """Keys of the lines that have lines under them."""
        return {line.parent.key for line in self.lines if line.parent}
