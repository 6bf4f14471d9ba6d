"""What was reported last."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.plans.enums import ReportState
from townbook.plans.models import Item, Report
from townbook.plans.standing import Standing
from townbook.reading.status import Status
from townbook.sources.models import Source


def newest_reports(*, items: QuerySet[Item], most: int) -> list[Report]:
    """The items' current reports, the last published first, with item, plan and period. One query."""
    reports = Report.objects.filter(item__in=items.order_by().values("pk"), is_current=True)
    return list(_with_their_places(reports)[:most])


def newest_reports_without_source(*, items: QuerySet[Item], most: int) -> list[Report]:
    """Those of them that were written here, not read from a document. One query."""
    reports = Report.objects.filter(
        item__in=items.order_by().values("pk"), is_current=True, source__isnull=True
    )
    return list(_with_their_places(reports)[:most])


def _with_their_places(reports: QuerySet[Report]) -> QuerySet[Report]:
    """A report is saved last when it is published, so that is when it became news."""
    return reports.select_related("item__plan__city", "period").order_by("-changed_at", "-id")


def standings_by_source(*, sources: list[Source]) -> dict[int, Standing]:
    """By source, what the reports published from it declared of public lines, corrected since or not. One
    query.
    """
    declared: dict[int, list[Status]] = {source.pk: [] for source in sources}
    reports = Report.objects.filter(
        source__in=sources,
        state=ReportState.PUBLISHED,
        item__removed_at__isnull=True,
        item__plan__is_published=True,
        item__plan__removed_at__isnull=True,
    ).order_by()
    for source, status in reports.values_list("source_id", "status"):
        if source is not None:
            declared[source].append(Status(status))
    return {source: Standing.of(statuses) for source, statuses in declared.items()}
