"""The figures said in some reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from townbook.plans.models import Figure, Report


def figures_of_reports(*, reports: Iterable[Report]) -> Mapping[int, list[Figure]]:
    """By report, its figures in their order, each with its passage. One query."""
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    wanted = [report.pk for report in reports]
    for figure in Figure.objects.filter(report__in=wanted).select_related("passage").order_by("position"):
        figures[figure.report_id].append(figure)
    return figures
