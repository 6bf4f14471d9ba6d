"""All reports of a period, with their words and figures."""

from __future__ import annotations

from django.db.models import Prefetch

from townbook.plans.models import Figure, Period, Report


def period_reports(*, period: Period) -> dict[int, Report]:
    """The current reports of the period by item, each with its text, its source, the passage of its
    status, and its figures with their passages. Two queries, however many reports.
    """
    figures = Figure.objects.select_related("passage").order_by("position")
    reports = (
        Report.objects.filter(period=period, is_current=True, item__removed_at__isnull=True)
        .select_related("status_passage", "source")
        .defer("source__text", "source__blocks")
        .prefetch_related(Prefetch("figures", figures))
    )
    return {report.item_id: report for report in reports}
