"""How far a measured value has come from its baseline to its target, whichever way is better."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from townbook.text.languages import Direction
from townbook.ui.charts.scales import Value

ROOM = 0.04
"""Of the line's length, what is left free at both ends for the marks."""

FARTHEST = Decimal(2)
"""A value that went farther than this many times the way is drawn at this end, marked as beyond it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, and what it is of: "2023"."""

    value: Value
    label: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands on the line, from the drawing's left edge, in percent."""

    measured: Measured
    position: float


@dataclass(frozen=True, slots=True)
class TargetChart:
    """A line for ``{% target chart %}`` on which better is always farther in the direction of reading.

    ``title`` says what is measured; ``unit`` is a UCUM or ISO 4217 code, or "". Of ``baseline``,
    ``target`` and ``latest`` any may be ``None``: not known. Less is better where the target is below the
    baseline; without a baseline the way starts at 0, unless ``less_is_better`` says that 0 is where it
    would end: then there is no way to measure, and the values are only said.
    """

    title: str
    baseline: Measured | None
    target: Measured | None
    latest: Measured | None
    direction: Direction
    unit: str = ""
    less_is_better: bool = False

    @property
    def start(self) -> Decimal | None:
        """Where the way begins."""
        if self.baseline is not None:
            return Decimal(self.baseline.value)
        return None if self.less_is_better else Decimal(0)

    @property
    def share(self) -> Decimal | None:
        """The part of the way that is gone: 1 at the target, more beyond it, less than 0 on the wrong side
        of the baseline. ``None`` where it cannot be said.
        """
        start = self.start
        if start is None or self.target is None or self.latest is None:
            return None
        whole = Decimal(self.target.value) - start
        return (Decimal(self.latest.value) - start) / whole if whole else None

    @property
    def percent(self) -> Decimal | None:
        """The share in percent, rounded to a whole one."""
        share = self.share
        return None if share is None else (share * 100).quantize(Decimal(1))

    @property
    def is_reached(self) -> bool:
        """Whether the target is reached or passed; a target equal to the baseline is, once it is kept."""
        if self.share is not None:
            return self.share >= 1
        if self.target is None or self.latest is None:
            return False
        if self.less_is_better:
            return self.latest.value <= self.target.value
        return self.start is not None and self.latest.value >= self.target.value

    @property
    def is_beyond(self) -> bool:
        """Whether the value lies farther off than is drawn."""
        share = self.share
        return share is not None and not 1 - FARTHEST <= share <= FARTHEST

    @property
    def places(self) -> tuple[Place | None, Place | None, Place | None]:
        """Where baseline, target and latest value stand; ``None`` for one that is not known, or where
        there is no way to measure.
        """
        if self.share is None:
            return None, None, None
        return (
            self._place(self.baseline, Decimal(0)),
            self._place(self.target, Decimal(1)),
            self._place(self.latest, self._drawn_share),
        )

    @property
    def bar(self) -> tuple[float, float] | None:
        """The way gone: from the left edge, and how wide, in percent."""
        if self.share is None:
            return None
        ends = (self._position(Decimal(0)), self._position(self._drawn_share))
        return min(ends), round(max(ends) - min(ends), 2)

    @property
    def _drawn_share(self) -> Decimal:
        return min(max(self.share or Decimal(0), 1 - FARTHEST), FARTHEST)

    def _place(self, measured: Measured | None, share: Decimal) -> Place | None:
        return Place(measured, self._position(share)) if measured is not None else None

    def _position(self, share: Decimal) -> float:
        """Along the line, which is as long as baseline, target and latest value need."""
        least, most = min(Decimal(0), self._drawn_share), max(Decimal(1), self._drawn_share)
        along = float((share - least) / (most - least)) * (1 - 2 * ROOM) + ROOM
        return round(100 * (1 - along if self.direction == "rtl" else along), 2)
