"""What of a plan is late, and what nobody reported on."""

from __future__ import annotations

from datetime import date

from townbook.plans.due_days import is_late
from townbook.plans.selectors.declarations import Declared
from townbook.plans.years import NOTHING_DECLARED, Declaration
from townbook.portal.city.findings import Findings, Kind, NamedItem, PlanOverview, found_in
from townbook.portal.plans.rows import IS_LATE
from townbook.portal.plans.selection import Criterion
from townbook.reading.status import Status

LATE_QUERY = f"?{Criterion.LATE}={IS_LATE}"

UNREPORTED_QUERY = "?status=unreported"


def lateness_of(overview: PlanOverview, declared: Declared, today: date) -> Findings | None:
    """The plan's items whose day has passed on the city's day, longest ago first, by what was last
    declared of them in any period; then those without a report in the latest period.
    """
    last = _last_declared(overview, declared)
    late, unreported = [], []
    for branch in overview.counted():
        due = last.get(branch.item.pk, NOTHING_DECLARED).due(branch.item.ends)
        if due is not None and is_late(due, today):
            late.append(NamedItem(Kind.LATE, branch, due))
        if branch.status is Status.UNREPORTED:
            unreported.append(NamedItem(Kind.UNREPORTED, branch))
    late.sort(key=lambda item: item.since or today)
    return found_in(
        overview, [(Kind.LATE, LATE_QUERY, late), (Kind.UNREPORTED, UNREPORTED_QUERY, unreported)]
    )


def _last_declared(overview: PlanOverview, declared: Declared) -> dict[int, Declaration]:
    last: dict[int, Declaration] = {}
    for period in reversed(overview.periods):
        last.update(declared.get(period.pk, {}))
    return last
