"""The days items are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from townbook.cities.models import City
from townbook.plans.due_days import due_day
from townbook.plans.models import Item, Plan, Report
from townbook.plans.selectors.plans import by_end
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day an item is due, with what was last declared of it.

    ``changed_at`` is when the day was last said, ``None`` where no document says it.
    """

    item: Item
    day: date
    status: Status
    changed_at: datetime | None


def items_of_city(*, city: City) -> QuerySet[Item]:
    """All lines of the city's plans."""
    return Item.objects.filter(plan__city=city).order_by("id")


def items_with_key(*, plan: Plan, key: str) -> QuerySet[Item]:
    """The plan's one item with that key, or none."""
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        return Item.objects.none()
    return Item.objects.filter(plan=plan, key=key)


def deadlines_of(*, items: QuerySet[Item]) -> list[Deadline]:
    """The days the items are due, earliest first; what is done or has no day is left out. Two queries."""
    latest = _latest_reports(items)
    found = []
    for item in items.select_related("plan__source").defer("plan__source__text", "plan__source__blocks"):
        report = latest.get(item.pk)
        status = Status(report.status) if report else Status.UNREPORTED
        day = due_day(ends=item.ends, status=status, until=report.status_until if report else None)
        if day:
            said = item.plan.source.added_at if item.plan.source else None
            found.append(Deadline(item, day, status, report.reported_at if report else said))
    return sorted(found, key=lambda deadline: (deadline.day, deadline.item.pk))


def _latest_reports(items: QuerySet[Item]) -> dict[int, Report]:
    """By item, its current report of the latest period."""
    reports = Report.objects.filter(item__in=items.order_by().values("pk"), is_current=True)
    shown = reports.select_related("period").only("item", "status", "status_until", "reported_at", "period")
    return {report.item_id: report for report in sorted(shown, key=lambda report: by_end(report.period))}
