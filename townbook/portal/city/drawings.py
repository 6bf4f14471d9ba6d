"""What a city's first page draws below its first screen."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.selectors.declarations import Declared
from townbook.plans.years import Way, year_tallies
from townbook.portal.city.findings import PlanOverview
from townbook.portal.templatetags.places import item_name
from townbook.portal.year_columns import year_columns
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.ui.charts.columns import ColumnChart
from townbook.ui.charts.distribution import style_name
from townbook.ui.charts.matrix import Cell, Row, StatusMatrix, status_heads

MOST_ROWS = 20
"""A plan with more topmost branches is shown in the explorer only."""

FEWEST_ROWS = 2


def branch_matrix(overview: PlanOverview, plan_address: str) -> StatusMatrix | None:
    """The topmost branches by status, each number leading to its items; ``None`` where there is nothing
    to compare.
    """
    branches = [branch for branch in overview.branches if branch.children]
    if overview.period is None or not FEWEST_ROWS <= len(branches) <= MOST_ROWS:
        return None
    labels = STATUS_LABELS
    spoken = get_language() or "en"
    heads = status_heads({status: labels[status][spoken] for status in Status}, overview.standing.counts)
    rows = []
    for branch in branches:
        address = f"{plan_address}?branch={quote(branch.item.key)}"
        cells = (
            Cell(
                {head.status: branch.standing.count(head.status)},
                f"{address}&status={style_name(head.status)}",
            )
            for head in heads
            if head.status
        )
        rows.append(
            Row(
                label=item_name(branch.item, overview.plan.language),
                cells=tuple(cells),
                address=address,
                language=overview.plan.language,
            )
        )
    title = gettext("Where each part of the plan stands")
    return StatusMatrix(title, gettext("Branch of the plan"), heads, tuple(rows))


def plan_years(overview: PlanOverview, declared: Declared, city: City, today: date) -> ColumnChart | None:
    """The plan year by year; ``None`` where it was reported on only once."""
    if overview.former is None:
        return None
    periods = tuple(reversed(overview.periods))
    ways = (
        Way(
            branch.item.ends,
            tuple(declared.get(period.pk, {}).get(branch.item.pk) for period in periods),
        )
        for branch in overview.counted()
    )
    tallies = year_tallies(ways, [period.ends for period in periods], today)
    return year_columns(periods, tallies, city)
