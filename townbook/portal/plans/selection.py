"""What of a plan is looked at: a period of it, and perhaps only the items of one status."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.plans.models import Period, Plan
from townbook.plans.selectors.plans import reported_periods
from townbook.plans.selectors.tree import Branch, item_tree, standing_of
from townbook.plans.standing import Standing
from townbook.portal.plans.levels import LevelCount, level_counts
from townbook.portal.plans.lines import Line, lines_of
from townbook.reading.status import Status
from townbook.ui.charts.distribution import style_name

MOST_LINES = 700
"""Lines of a tree on one page: a longer plan is drawn down to the level that fits."""


class NoSuchSelection(LookupError):
    """The plan has no such period, or there is no such status."""


@dataclass(frozen=True, slots=True)
class PlanSelection:
    """A plan in one of its reported periods, the latest first.

    With a ``status``, ``chosen`` are the outermost items that have it, and there are no ``lines``.
    """

    periods: tuple[Period, ...]
    period: Period | None
    status: Status | None
    levels: tuple[LevelCount, ...]
    standing: Standing
    lines: tuple[Line, ...]
    chosen: tuple[Branch, ...]


def plan_selection(*, plan: Plan, period: str | None, status: str | None) -> PlanSelection:
    """What an address asks for: a period by its number, else the latest; a status by its style name.

    Three queries. Raises :class:`NoSuchSelection`.
    """
    periods = reported_periods(plan=plan)
    shown = _period(periods, period)
    asked = _status(status)
    branches = item_tree(plan=plan, period=shown)
    outermost = [branch for top in branches for branch in top.walk() if not branch.children]
    return PlanSelection(
        periods=periods,
        period=shown,
        status=asked,
        levels=level_counts(branches),
        standing=standing_of(branches),
        lines=() if asked else lines_of(branches, MOST_LINES),
        chosen=tuple(branch for branch in outermost if branch.status is asked),
    )


def _period(periods: tuple[Period, ...], asked: str | None) -> Period | None:
    if asked is None:
        return periods[0] if periods else None
    for period in periods:
        if str(period.pk) == asked:
            return period
    raise NoSuchSelection(asked)


def _status(asked: str | None) -> Status | None:
    if asked is None:
        return None
    for status in Status:
        if style_name(status) == asked:
            return status
    raise NoSuchSelection(asked)
