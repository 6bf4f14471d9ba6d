"""What was declared of the items of several plans, period by period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from townbook.plans.models import Plan, Report
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
