"""What was measured, as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One line: a value beside its baseline, both in ``unit`` ("s", "ms", "µs" or "MB").

    ``budget`` is the most the value may be; with ``budget_is_ratio`` it is the most the value
    divided by the baseline may be.
    """

    name: str
    value: float
    baseline_name: str
    baseline: float
    unit: str
    budget: float
    budget_is_ratio: bool = False

    @property
    def ratio(self) -> float:
        """How many times the baseline the value is."""
        return self.value / self.baseline

    @property
    def is_within_budget(self) -> bool:
        """Whether the budget is kept."""
        return (self.ratio if self.budget_is_ratio else self.value) <= self.budget


COLUMNS: dict[str, Callable[[Measure], str]] = {
    "measure": lambda measure: measure.name,
    "value": lambda measure: f"{measure.value:.3g} {measure.unit}",
    "baseline": lambda measure: f"{measure.baseline:.3g} {measure.unit} ({measure.baseline_name})",
    "ratio": lambda measure: f"{measure.ratio:.2f}",
    "budget": lambda measure: (
        f"{measure.budget:g} × baseline" if measure.budget_is_ratio else f"{measure.budget:g} {measure.unit}"
    ),
    "kept": lambda measure: "yes" if measure.is_within_budget else "NO",
}


def as_markdown(measures: Sequence[Measure]) -> str:
    """The measures as a table that is readable on a terminal and in Markdown."""
    rows = [list(COLUMNS), *([show(measure) for show in COLUMNS.values()] for measure in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])
