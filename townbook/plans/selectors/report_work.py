"""What is in work on a period: a body's form, and the office's board."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q

from townbook.cities.models import Body
from townbook.plans.enums import EDITABLE_REPORTS, REPORTS_IN_WORK, ReportState
from townbook.plans.models import Item, Period, Reminder, Report, ReportEvent, ReportingLink
from townbook.plans.selectors.attachments import with_files
from townbook.plans.selectors.plans import by_end
from townbook.plans.selectors.reporting_duties import reporting_bodies


@dataclass(frozen=True, slots=True)
class Line:
    """An item in a body's form.

    ``report`` is the one in work, else the published one of the period; ``before`` the published one of the
    period before in which there is one; ``returned`` the last word of who returned it.
    """

    item: Item
    report: Report | None
    before: Report | None
    returned: ReportEvent | None

    @property
    def state(self) -> ReportState | None:
        """How far the report is; ``None`` where nobody began one."""
        return ReportState(self.report.state) if self.report else None

    @property
    def is_open(self) -> bool:
        """Whether the body may write: nothing is there, or it is being written, or a correction may begin."""
        return self.state is None or self.state in {*EDITABLE_REPORTS, ReportState.PUBLISHED}


def lines_of(*, items: Iterable[Item], period: Period) -> list[Line]:
    """The lines of a form, in the items' order. Five queries, however many items."""
    wanted = list(items)
    keys = [item.pk for item in wanted]
    of_period: dict[int, Report] = {}
    earlier: dict[int, Report] = {}
    reports = (
        Report.objects.filter(Q(is_current=True) | Q(state__in=REPORTS_IN_WORK), item__in=keys)
        .select_related("period")
        .prefetch_related("figures", with_files())
    )
    for report in sorted(reports, key=lambda report: (by_end(report.period), report.version)):
        if report.period_id == period.pk:
            of_period[report.item_id] = report
        elif report.is_current and by_end(report.period) < by_end(period):
            earlier[report.item_id] = report
    returned: dict[int, ReportEvent] = {}
    in_work = [report.pk for report in of_period.values() if report.state == ReportState.RETURNED]
    for event in ReportEvent.objects.filter(report__in=in_work, to_state=ReportState.RETURNED).select_related(
        "actor"
    ):
        returned[event.report_id] = event
    lines = []
    for item in wanted:
        report_now = of_period.get(item.pk)
        lines.append(
            Line(
                item,
                report_now,
                earlier.get(item.pk),
                returned.get(report_now.pk) if report_now else None,
            )
        )
    return lines


@dataclass(frozen=True, slots=True)
class BodyWork:
    """How far one body is with one period.

    ``states`` counts its items by the state of their report; items nobody began are under ``None``.
    ``last_used`` is when its link was last opened; ``reminded`` when it was last written to.
    """

    body: Body
    items: int
    states: Mapping[ReportState | None, int]
    last_saved: datetime | None
    last_used: datetime | None
    reminded: datetime | None
    has_link: bool
    unsent: str = ""
    """Why the last letter did not go out; "" where it did."""

    @property
    def answered(self) -> int:
        """Items whose report left the body: submitted, approved or published."""
        return sum(
            self.states.get(state, 0)
            for state in (ReportState.SUBMITTED, ReportState.APPROVED, ReportState.PUBLISHED)
        )

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left for the body to do."""
        return self.answered == self.items

    def is_late(self, due: date | None, today: date) -> bool:
        """Whether the due day is past, and something is left to do."""
        return due is not None and today > due and not self.is_complete


def board_of(*, period: Period) -> list[BodyWork]:
    """Every body that has to report on the period. Seven queries, whatever the plan's size."""
    duties = reporting_bodies(plan=period.plan)
    bodies = Body.objects.in_bulk(duties)
    states: dict[int, ReportState] = {}
    saved: dict[int, datetime] = {}
    for report in (
        Report.objects.filter(
            Q(is_current=True) | Q(state__in=REPORTS_IN_WORK), period=period, item__removed_at__isnull=True
        )
        .only("item_id", "state", "changed_at", "version")
        .order_by("version")
    ):
        states[report.item_id] = ReportState(report.state)
        saved[report.item_id] = report.changed_at
    links = dict(
        ReportingLink.objects.filter(period=period)
        .order_by()
        .values_list("body")
        .annotate(Max("last_used_at"))
    )
    reminders = {
        reminder.body_id: reminder for reminder in Reminder.objects.filter(period=period).order_by("id")
    }
    return [
        BodyWork(
            body=bodies[pk],
            items=len(items),
            states=Counter(states.get(item.pk) for item in items),
            last_saved=max((saved[item.pk] for item in items if item.pk in saved), default=None),
            last_used=links.get(pk),
            reminded=reminders[pk].sent_at if pk in reminders else None,
            has_link=pk in links,
            unsent=reminders[pk].last_error if pk in reminders else "",
        )
        for pk, items in duties.items()
    ]
