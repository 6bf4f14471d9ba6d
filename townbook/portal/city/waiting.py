"""What waits for a working group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.selectors.agenda import WaitingPoint, waiting_points
from townbook.intake.selectors.waiting_groups import groups_among
from townbook.plans.models import Plan
from townbook.plans.selectors.tree import Branch
from townbook.portal.city.findings import PlanOverview
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """An item under review; without ``groups`` its document names none."""

    plan: Plan
    branch: Branch
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The items that wait, plan by plan, and what only a document says is waiting."""

    items: tuple[WaitingItem, ...]
    points: tuple[WaitingPoint, ...]

    @property
    def count(self) -> int:
        """How much there is to decide."""
        return len(self.items) + len(self.points)

    @property
    def plans(self) -> tuple[tuple[Plan, int], ...]:
        """The plans with items that wait, and how many."""
        plans = {item.plan.pk: item.plan for item in self.items}
        return tuple((plan, sum(item.plan.pk == plan.pk for item in self.items)) for plan in plans.values())


def waiting_in(*, city: City, overviews: Iterable[PlanOverview]) -> Waiting:
    """What waits in the plans, and in the city's other documents. Two queries at most."""
    points = waiting_points(city=city)
    under_review = [
        (overview.plan, branch)
        for overview in overviews
        for branch in overview.counted()
        if branch.status is Status.UNDER_REVIEW
    ]
    reports = [branch.report for _, branch in under_review if branch.report]
    groups = groups_among(points=points, reports=reports)
    return Waiting(
        items=tuple(
            WaitingItem(plan, branch, groups.get(branch.report.pk, ()) if branch.report else ())
            for plan, branch in under_review
        ),
        points=tuple(point for point in points if not point.has_item),
    )
