"""Whole, easily read numbers along a chart's side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

MOST_STEPS = 4

Value = int | Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """From 0 to ``top`` in equal steps; ``marks`` are the numbers written beside it, 0 first."""

    top: Decimal
    marks: tuple[Decimal, ...]

    def height(self, value: Value) -> float:
        """How much of the scale a value takes, in percent."""
        return round(float(100 * Decimal(value) / self.top), 2)


def scale_to(values: Iterable[Value]) -> Scale:
    """The scale on which all the values stand, with at most four steps of 1, 2 or 5 times a power of ten.

    Counts have no fractions of a step; without anything above 0 the scale ends at 1.
    Raises ``ValueError`` for a value below 0.
    """
    given = list(values)
    if any(value < 0 for value in given):
        raise ValueError("columns stand on 0, and no value may be below it")
    largest = max((Decimal(value) for value in given), default=Decimal(0))
    if not largest:
        return Scale(Decimal(1), (Decimal(0), Decimal(1)))
    step = _step(largest / MOST_STEPS)
    if all(value == int(value) for value in given):
        step = max(step, Decimal(1))
    steps = int((largest / step).to_integral_value(ROUND_CEILING))
    return Scale(step * steps, tuple(step * number for number in range(steps + 1)))


def _step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 5 times a power of ten that is no less."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * each for each in (1, 2, 5, 10) if power * each >= least)
