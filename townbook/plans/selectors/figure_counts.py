"""How many figures were said of each item."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from townbook.plans.models import Figure, Period


def figure_counts(*, period: Period | None) -> Mapping[int, int]:
    """By item, the figures in its current report of the period; items without any are left out. One query."""
    if period is None:
        return {}
    figures = Figure.objects.filter(report__period=period, report__is_current=True).order_by()
    return dict(figures.values_list("report__item_id").annotate(Count("id")))
