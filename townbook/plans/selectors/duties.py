"""What a body answers for and has reported on, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from townbook.cities.models import Body
from townbook.plans.due_days import due_day
from townbook.plans.models import Item, Period, Plan, Report, Responsibility
from townbook.plans.selectors.plans import by_end
from townbook.plans.selectors.public import public_items
from townbook.reading.status import Status
from townbook.text.collation import collation_key


@dataclass(frozen=True, slots=True)
class Duty:
    """An item a body answers for; without a ``responsibility`` it has only reported on it.

    ``reports`` are the item's current ones, latest period first, without their texts, with period,
    source and the passage of the status at hand. An item that ``is_heading`` has others below it and no
    report of its own: how it stands is said by those, so it is not counted.
    """

    item: Item
    responsibility: Responsibility | None
    reports: tuple[Report, ...]
    is_heading: bool

    @property
    def status(self) -> Status:
        """What was last declared of the item, in whatever period."""
        return Status(self.reports[0].status) if self.reports else Status.UNREPORTED

    @property
    def due(self) -> date | None:
        """The day the item is due, if one is waited for."""
        if not self.reports:
            return due_day(ends=self.item.ends, status=self.status, until=None)
        latest = self.reports[0]
        until, until_ends = latest.status_until, latest.status_until_ends
        return due_day(ends=self.item.ends, status=self.status, until=until, until_ends=until_ends)

    def report_in(self, period: Period | None) -> Report | None:
        """The item's report in a period."""
        return next((each for each in self.reports if period and each.period_id == period.pk), None)


def duties_of(*, body: Body) -> tuple[Duty, ...]:
    """The body's duties, plan by plan, each plan's in the order of their numbers. Four queries."""
    items = items_of_body(body=body)
    responsibilities = _responsibilities(body)
    reports = _reports(items)
    parents = set(Item.objects.filter(parent__in=items.values("pk")).values_list("parent_id", flat=True))
    return tuple(
        Duty(
            item=item,
            responsibility=responsibilities.get(item.pk),
            reports=tuple(reports[item.pk]),
            is_heading=item.pk in parents and not reports[item.pk],
        )
        for item in sorted(items.select_related("level", "plan"), key=_place)
    )


def items_of_body(*, body: Body) -> QuerySet[Item]:
    """The public items of its city that the body answers for, or that a published report names it in."""
    answered = Responsibility.objects.filter(item=OuterRef("pk"), body=body)
    reported = Report.objects.filter(item=OuterRef("pk"), bodies=body, is_current=True)
    return public_items().filter(Exists(answered) | Exists(reported), plan__city=body.city_id).order_by("id")


def _place(item: Item) -> tuple[int, bytes, int]:
    return item.plan_id, collation_key(item.key, item.plan.language), item.pk


def _responsibilities(body: Body) -> dict[int, Responsibility]:
    responsibilities = Responsibility.objects.filter(body=body).select_related("passage__source")
    shown = responsibilities.defer("passage__source__text", "passage__source__blocks")
    return {each.item_id: each for each in shown}


def _reports(items: QuerySet[Item]) -> defaultdict[int, list[Report]]:
    reports = (
        Report.objects.filter(item__in=items.values("pk"), is_current=True)
        .select_related("period", "source", "status_passage")
        .defer("text", "source__text", "source__blocks")
    )
    of_item: defaultdict[int, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: by_end(report.period), reverse=True):
        of_item[report.item_id].append(report)
    return of_item


def reported_periods_of(*, plans: Iterable[Plan]) -> dict[int, tuple[Period, ...]]:
    """By plan, the periods anybody has reported in, latest first. One query, however many plans."""
    reports = Report.objects.filter(period=OuterRef("pk"), is_current=True, item__removed_at__isnull=True)
    periods = Period.objects.filter(Exists(reports), plan__in={plan.pk for plan in plans})
    of_plan: defaultdict[int, list[Period]] = defaultdict(list)
    for period in sorted(periods, key=by_end, reverse=True):
        of_plan[period.plan_id].append(period)
    return {plan: tuple(found) for plan, found in of_plan.items()}
