"""Columns of several series beside each other, year by year, on one scale from 0."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.text.languages import Direction
from townbook.ui.charts.scales import Scale, Value, scale_to

GROUP_SHARE = 0.76
"""How much of its place a group's columns take; the rest keeps it apart from its neighbours."""

WIDEST = 14.0
"""No column is wider, in percent of the drawing: a single year is a column, not a wall."""

MANY = 6
"""With more columns than these their numbers leave a narrow drawing; the table has them."""

MOST_NAMED = 16
"""With more columns than these no numbers stand above them."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, in the reader's words, and the ``style`` it is drawn in.

    A style is the name of a fill: a status's (``style_name(Status.COMPLETED)``), "late", or "plain".
    """

    label: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Group:
    """What the columns of one year are: its name, and a value for each series, ``None`` where none is
    known. ``address`` is where its name leads, "" for nowhere. ``language`` is that of its name, ""
    for the reader's.
    """

    label: str
    values: tuple[Value | None, ...]
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, from its drawing's left and upper edge, in percent of width and height.

    ``value`` is ``None``, and the height 0, where none is known. ``middle`` is where its number stands.
    """

    series: Series
    value: Value | None
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The middle of the column, from the left edge."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns for ``{% columns chart %}``: year on year, or city beside city.

    ``title`` says what is drawn, ``about`` what the groups are ("Reporting period"). ``groups`` come in
    the order they are read, the oldest first: the drawing runs the way of ``direction``. ``unit`` is a
    UCUM or ISO 4217 code, or "" for counts. Raises ``ValueError`` for a value below 0, or a group
    that has not one value for each series.
    """

    title: str
    about: str
    series: tuple[Series, ...]
    groups: tuple[Group, ...]
    direction: Direction
    unit: str = ""

    def __post_init__(self) -> None:
        if any(len(group.values) != len(self.series) for group in self.groups):
            raise ValueError("each group has one value for each series")
        scale_to(self.values)

    @property
    def values(self) -> tuple[Value, ...]:
        """All values that are known."""
        return tuple(value for group in self.groups for value in group.values if value is not None)

    @property
    def scale(self) -> Scale:
        """The scale all columns stand on."""
        return scale_to(self.values)

    @property
    def grid(self) -> tuple[float, ...]:
        """Where the lines of the scale run, from the upper edge, in percent."""
        scale = self.scale
        return tuple(round(100 - scale.height(mark), 2) for mark in scale.marks)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.values

    @property
    def has_many(self) -> bool:
        """Whether the numbers above the columns need a wide drawing."""
        return len(self.groups) * len(self.series) > MANY

    @property
    def is_named(self) -> bool:
        """Whether numbers stand above the columns."""
        return len(self.groups) * len(self.series) <= MOST_NAMED

    @property
    def columns(self) -> tuple[Column, ...]:
        """All columns, group by group in the order they are read."""
        scale, place = self.scale, 100 / max(len(self.groups), 1)
        width = min(place * GROUP_SHARE / max(len(self.series), 1), WIDEST)
        return tuple(
            self._column(self.series[at], value, scale, self._along(number, at, place, width), width)
            for number, group in enumerate(self.groups)
            for at, value in enumerate(group.values)
        )

    def _along(self, group: int, series: int, place: float, width: float) -> float:
        """How far from the side reading begins at a column starts."""
        return place * (group + 0.5) + width * (series - len(self.series) / 2)

    def _column(
        self, series: Series, value: Value | None, scale: Scale, along: float, width: float
    ) -> Column:
        height = scale.height(value) if value is not None else 0.0
        left = 100 - along - width if self.direction == "rtl" else along
        return Column(series, value, round(left, 2), round(100 - height, 2), round(width, 2), height)
