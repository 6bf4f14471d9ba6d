"""What a city's first page draws below its first screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.models import Period
from townbook.plans.selectors.declarations import Declared
from townbook.plans.years import Way, YearTally, year_tallies
from townbook.portal.city.findings import PlanOverview
from townbook.portal.templatetags.places import item_name, period_words
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import direction
from townbook.ui.charts.columns import ColumnChart, Group, Series
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
    return years_chart(periods, tallies, city)


def years_chart(periods: Iterable[Period], tallies: Iterable[YearTally], city: City) -> ColumnChart:
    """Done, late and never reported on at the end of each period, the earliest first."""
    spoken = get_language() or "en"
    return ColumnChart(
        title=gettext("Year by year"),
        about=gettext("Reporting period"),
        series=(
            Series(gettext("Done"), style_name(Status.COMPLETED)),
            Series(gettext("Late"), "late"),
            Series(gettext("Never reported"), style_name(Status.UNREPORTED)),
        ),
        groups=tuple(
            Group(period_words(period, city.calendar), (tally.done, tally.late, tally.never_reported))
            for period, tally in zip(periods, tallies, strict=True)
        ),
        direction=direction(spoken),
    )
