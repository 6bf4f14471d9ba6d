"""What bodies have still to write for a period, as letters say it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from townbook.plans.enums import EDITABLE_REPORTS, REPORTS_IN_WORK, ReportState
from townbook.plans.models import Item, Period, Report, ReportEvent
from townbook.plans.selectors.reporting_duties import reporting_bodies


@dataclass(frozen=True, slots=True)
class WorkLeft:
    """Items on which a body has still to submit a report, and why those that came back did."""

    items: tuple[Item, ...] = ()
    reasons: tuple[str, ...] = ()


def work_left(*, period: Period) -> dict[int, WorkLeft]:
    """By body (primary key), what is left. Four queries, whatever the plan's size."""
    states: dict[int, ReportState] = {}
    returned: dict[int, int] = {}
    reports = Report.objects.filter(Q(is_current=True) | Q(state__in=REPORTS_IN_WORK), period=period)
    for pk, item, state in reports.order_by("version").values_list("pk", "item_id", "state"):
        states[item] = ReportState(state)
        returned[item] = pk
    reasons = _reasons([pk for item, pk in returned.items() if states[item] is ReportState.RETURNED])
    open_states = {None, *EDITABLE_REPORTS}
    left = {}
    for body, items in reporting_bodies(plan=period.plan).items():
        open_items = tuple(item for item in items if states.get(item.pk) in open_states)
        why = (reasons.get(returned.get(item.pk, 0), "") for item in open_items)
        left[body] = WorkLeft(open_items, tuple(reason for reason in why if reason))
    return left


def _reasons(reports: list[int]) -> dict[int, str]:
    """By report, what was said when it was last returned."""
    events = ReportEvent.objects.filter(report__in=reports, to_state=ReportState.RETURNED).order_by("id")
    return dict(events.values_list("report_id", "reason"))
