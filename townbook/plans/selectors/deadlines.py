"""The days items and their milestones are due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from townbook.cities.models import City
from townbook.plans.due_days import due_day
from townbook.plans.models import Item, Milestone, Plan, Report
from townbook.plans.selectors.plans import by_end
from townbook.plans.selectors.public import public_items
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day an item is due, or one of its milestones, with what was last declared of the item.

    ``changed_at`` is when the day was last said, ``None`` where no document says it.
    """

    item: Item
    day: date
    status: Status
    changed_at: datetime | None
    milestone: Milestone | None = None


def items_of_city(*, city: City) -> QuerySet[Item]:
    """All lines of the city's public plans."""
    return public_items().filter(plan__city=city).order_by("id")


def items_with_key(*, plan: Plan, key: str) -> QuerySet[Item]:
    """The plan's one item with that key, or none."""
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        return Item.objects.none()
    return Item.objects.filter(plan=plan, key=key)


def deadlines_of(*, items: QuerySet[Item]) -> list[Deadline]:
    """The days the items and their milestones are due, earliest first.

    What is done, reached or given up, and what has no day, is left out. Three queries.
    """
    latest = _latest_reports(items)
    milestones = _open_milestones(items)
    found = []
    for item in items.select_related("plan__source").defer("plan__source__text", "plan__source__blocks"):
        report = latest.get(item.pk)
        status = Status(report.status) if report else Status.UNREPORTED
        day = due_day(
            ends=item.ends,
            status=status,
            until=report.status_until if report else None,
            until_ends=report.status_until_ends if report else None,
        )
        said = item.plan.source.added_at if item.plan.source else None
        changed_at = report.reported_at if report else said
        if day:
            found.append(Deadline(item, day, status, changed_at))
        if status not in (Status.COMPLETED, Status.CANCELLED):
            for milestone, due in milestones[item.pk]:
                found.append(Deadline(item, due, status, changed_at, milestone))
    return sorted(found, key=_by_day)


def _by_day(deadline: Deadline) -> tuple[date, int, int]:
    return deadline.day, deadline.item.pk, deadline.milestone.position + 1 if deadline.milestone else 0


def _open_milestones(items: QuerySet[Item]) -> Mapping[int, list[tuple[Milestone, date]]]:
    """By item, its milestones that have a day and were not reached, with that day."""
    of_item: defaultdict[int, list[tuple[Milestone, date]]] = defaultdict(list)
    waited_for = Milestone.objects.filter(item__in=items.order_by().values("pk"), reached_on__isnull=True)
    for milestone in waited_for.order_by("item_id", "position"):
        if milestone.due:
            of_item[milestone.item_id].append((milestone, milestone.due))
    return of_item


def _latest_reports(items: QuerySet[Item]) -> dict[int, Report]:
    """By item, its current report of the latest period."""
    reports = Report.objects.filter(item__in=items.order_by().values("pk"), is_current=True)
    shown = reports.select_related("period").only(
        "item", "status", "status_until", "status_until_ends", "reported_at", "period"
    )
    return {report.item_id: report for report in sorted(shown, key=lambda report: by_end(report.period))}
