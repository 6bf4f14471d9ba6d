"""How much of each row stands in which column: squares whose areas can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from townbook.reading.status import Status
from townbook.ui.charts.distribution import ORDER

SIDE = 20.0
"""Side of a whole square, in units of its drawing."""

SMALLEST = 3.0
"""What is there at all is drawn no smaller, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a column is: a status, or, without one, a period by its name."""

    label: str
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The items of a row and column by status, and where they are shown, "" for nowhere."""

    counts: Mapping[Status, int]
    address: str = ""

    @property
    def total(self) -> int:
        """How many items there are."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Row:
    """A priority or a body with its cells. ``language`` is that of its name, "" for the reader's."""

    label: str
    cells: tuple[Cell, ...]
    address: str = ""
    language: str = ""

    @property
    def total(self) -> int:
        """How many items the row has."""
        return sum(cell.total for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Square:
    """A cell's square in a drawing of ``SIDE``: how far its edges are from the drawing's, and its side."""

    status: Status
    inset: float
    side: float


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell, its column's head, and its square; without one the cell is empty, or shown as a bar."""

    head: Head
    cell: Cell
    square: Square | None


@dataclass(frozen=True, slots=True)
class StatusMatrix:
    """A table for ``{% status_matrix chart %}``: the drawing is its own table.

    ``title`` says what is shown, ``about`` what the rows are ("Priority"). Columns are statuses
    (:func:`status_heads`): then the area of a cell's square is its number's; or periods: then each cell
    is a distribution bar. Raises ``ValueError`` for a row that has not one cell for each head.
    """

    title: str
    about: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.heads) for row in self.rows):
            raise ValueError("each row has one cell for each head")

    @property
    def by_status(self) -> bool:
        """Whether the columns are statuses."""
        return all(head.status is not None for head in self.heads)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is counted."""
        return not any(row.total for row in self.rows)

    @property
    def drawn(self) -> tuple[tuple[Row, tuple[DrawnCell, ...]], ...]:
        """The rows with what is drawn in their cells."""
        largest = max((cell.total for row in self.rows for cell in row.cells), default=0)
        return tuple(
            (
                row,
                tuple(
                    DrawnCell(head, cell, _square(head, cell.total, largest))
                    for head, cell in zip(self.heads, row.cells, strict=True)
                ),
            )
            for row in self.rows
        )


def status_heads(labels: Mapping[Status, str], counts: Mapping[Status, int]) -> tuple[Head, ...]:
    """The heads of the statuses that are counted, in the order of bars; ``labels`` are the reader's words."""
    return tuple(Head(labels[status], status) for status in ORDER if counts.get(status))


def _square(head: Head, count: int, largest: int) -> Square | None:
    if head.status is None or not count:
        return None
    side = round(max(SIDE * sqrt(count / largest), SMALLEST), 2)
    return Square(head.status, round((SIDE - side) / 2, 2), side)
