"""What was declared of the items of several plans, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from townbook.plans.models import Period, Plan, Report
from townbook.plans.years import Declaration
from townbook.reading.status import Status

Declared = Mapping[int, Mapping[int, Declaration]]
"""By period, and in it by item."""


def declarations_of(*, plans: Iterable[Plan]) -> Declared:
    """What the current reports declare. One query, whatever the number and size of the plans."""
    declared: defaultdict[int, dict[int, Declaration]] = defaultdict(dict)
    reports = Report.objects.filter(period__plan__in=[plan.pk for plan in plans], is_current=True).order_by()
    rows = reports.values_list("period_id", "item_id", "status", "status_until", "status_until_ends")
    for period, item, status, until, until_ends in rows:
        declared[period][item] = Declaration(Status(status), until, until_ends)
    return declared


@dataclass(frozen=True, slots=True)
class PlanDeclarations:
    """What was declared of a plan's items, and how many figures each report has, by period and item."""

    declared: Declared
    figures: Mapping[int, Mapping[int, int]]

    def last(self, periods: Iterable[Period]) -> dict[int, Declaration]:
        """By item, what was last declared of it in any of the periods, which come latest first."""
        last: dict[int, Declaration] = {}
        for period in reversed(list(periods)):
            last.update(self.declared.get(period.pk, {}))
        return last


def declarations_of_plan(*, plan: Plan) -> PlanDeclarations:
    """What the plan's current reports declare, with their figures counted. One query, whatever its size."""
    declared: defaultdict[int, dict[int, Declaration]] = defaultdict(dict)
    figures: defaultdict[int, dict[int, int]] = defaultdict(dict)
    reports = Report.objects.filter(period__plan=plan, is_current=True).order_by()
    rows = reports.values_list("period_id", "item_id", "status", "status_until", "status_until_ends")
    for period, item, status, until, until_ends, count in rows.annotate(Count("figures")):
        declared[period][item] = Declaration(Status(status), until, until_ends)
        if count:
            figures[period][item] = count
    return PlanDeclarations(declared, figures)
