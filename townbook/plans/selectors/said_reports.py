"""What reports say, apart from where they say it, and the period a document means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import QuerySet

from townbook.plans.figure_keys import figure_key
from townbook.plans.models import Figure, Period, Report
from townbook.reading.draft import DraftFigure, DraftPeriod, DraftStatus

LONGEST_LABEL = 200

Sayings = tuple[str, str, str, object, object, frozenset[tuple[object, ...]]]
"""What a report says, apart from where it says it: two reports that say the same are one."""


def sayings_of(text: str, status: DraftStatus, figures: Iterable[DraftFigure]) -> Sayings:
    """What a report of a Draft says."""
    keys = frozenset(figure_key(figure) for figure in figures)
    return (text, status.value.value, status.reason, status.until, last_day(status), keys)


def sayings_by_report(*, reports: QuerySet[Report]) -> Mapping[int, Sayings]:
    """By number, what reports of plans say. Two queries, one where they are at hand."""
    figures: defaultdict[int, set[tuple[object, ...]]] = defaultdict(set)
    for figure in Figure.objects.filter(report__in=reports):
        figures[figure.report_id].add(figure_key(figure))
    return {
        report.pk: (
            report.text,
            report.status,
            report.status_reason,
            report.status_until,
            report.status_until_ends or report.status_until,
            frozenset(figures[report.pk]),
        )
        for report in reports
    }


def last_day(status: DraftStatus) -> date | None:
    """The last day of the time said; a Draft written before it was kept has only the first."""
    return status.until_ends or status.until


def period_said(said: DraftPeriod, known: Sequence[Period]) -> Period | None:
    """Of the plan's periods the one with the same days, else with the same name."""
    if said.starts is None or said.ends is None:
        return next((period for period in known if period.label == said.label[:LONGEST_LABEL]), None)
    days = (said.starts, said.ends)
    return next((period for period in known if (period.starts, period.ends) == days), None)
