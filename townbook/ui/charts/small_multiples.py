"""The same small drawing for each branch or body, all on one scale, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.text.languages import Direction
from townbook.ui.charts.columns import Column, Series
from townbook.ui.charts.scales import Scale, Value, scale_to

COLUMN_SHARE = 0.8
WIDEST = 30.0
"""No column is wider, in percent of its small drawing."""

MOST_NAMED = 4
"""With more steps than these only the first and the last are named."""


@dataclass(frozen=True, slots=True)
class Multiple:
    """One small drawing: whose it is, and for each step one value for each series, stacked.

    A step that is ``None`` is not known. ``address`` is where the name leads, "" for nowhere;
    ``language`` is that of the name, "" for the reader's.
    """

    label: str
    stacks: tuple[tuple[Value, ...] | None, ...]
    address: str = ""
    language: str = ""

    @property
    def totals(self) -> tuple[Value | None, ...]:
        """What each step's stack amounts to."""
        return tuple(sum(stack) if stack is not None else None for stack in self.stacks)


@dataclass(frozen=True, slots=True)
class Stack:
    """One step of a drawing: its parts, what they amount to, and where that number stands (percent)."""

    parts: tuple[Column, ...]
    total: Value | None
    middle: float
    top: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small drawing, ready to be drawn."""

    multiple: Multiple
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """Small drawings for ``{% small_multiples chart %}``.

    ``title`` says what is drawn, ``about`` whose the drawings are ("Body"), ``steps_about`` what the steps
    are ("Reporting period"). ``series`` are stacked from the bottom; ``steps`` come in the order they are
    read, the oldest first. ``unit`` is a UCUM or ISO 4217 code, or "" for counts. A single step makes of
    each drawing one column: a distribution. Raises ``ValueError`` for a value below 0, or a drawing
    that has not one stack for each step and one value for each series.
    """

    title: str
    about: str
    steps_about: str
    series: tuple[Series, ...]
    steps: tuple[str, ...]
    multiples: tuple[Multiple, ...]
    direction: Direction
    unit: str = ""

    def __post_init__(self) -> None:
        for multiple in self.multiples:
            if len(multiple.stacks) != len(self.steps):
                raise ValueError("each drawing has one stack for each step")
            if any(stack is not None and len(stack) != len(self.series) for stack in multiple.stacks):
                raise ValueError("each stack has one value for each series")
        scale_to(value for each in self.multiples for stack in each.stacks for value in stack or ())

    @property
    def scale(self) -> Scale:
        """The scale all the drawings stand on."""
        return scale_to(
            total for multiple in self.multiples for total in multiple.totals if total is not None
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(stack is not None for each in self.multiples for stack in each.stacks)

    @property
    def is_named(self) -> bool:
        """Whether every step is named under its column, and its total stands above it."""
        return len(self.steps) <= MOST_NAMED

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """The drawings in the order they were given."""
        scale = self.scale
        return tuple(
            Drawing(
                multiple,
                tuple(self._stack(number, stack, scale) for number, stack in enumerate(multiple.stacks)),
            )
            for multiple in self.multiples
        )

    def _stack(self, number: int, values: tuple[Value, ...] | None, scale: Scale) -> Stack:
        place = 100 / len(self.steps)
        width = min(place * COLUMN_SHARE, WIDEST)
        along = place * (number + 0.5) - width / 2
        left = round(100 - along - width if self.direction == "rtl" else along, 2)
        parts, below = [], 0.0
        so_far: Value = 0
        for series, value in zip(self.series, values or (), strict=False):
            so_far += value
            top = scale.height(so_far)
            height = round(top - below, 2)
            if value:
                parts.append(Column(series, value, left, round(100 - top, 2), round(width, 2), height))
            below = top
        total = so_far if values is not None else None
        return Stack(tuple(parts), total, round(left + width / 2, 2), round(100 - below, 2))
