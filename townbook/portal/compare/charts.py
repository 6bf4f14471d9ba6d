"""The years of several cities as one row of small drawings."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext

from townbook.plans.standing import Standing
from townbook.portal.compare.cities import CitiesComparison, CitySide, Share, completed_of, reported_of
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.languages import direction
from townbook.ui.charts.columns import Series
from townbook.ui.charts.distribution import style_name
from townbook.ui.charts.scales import Value
from townbook.ui.charts.small_multiples import Multiple, SmallMultiples

MOST_STEPS = 4
"""Reports of a city that are drawn, the latest ones; the table has all."""


def years_of_cities(comparison: CitiesComparison, language: str) -> SmallMultiples | None:
    """How much was completed, else reported on, and not reported on, in parts of a hundred; ``None`` where
    no city has two periods.

    The cities' years begin on different days, so the steps count reports back from each city's latest.
    """
    if not comparison.has_years:
        return None
    steps = min(MOST_STEPS, max(len(side.years) for side in comparison.sides))
    return SmallMultiples(
        title=gettext("Of a hundred items, report by report"),
        about=gettext("City"),
        steps_about=gettext("Report"),
        series=(
            Series(STATUS_LABELS[Status.COMPLETED][language], style_name(Status.COMPLETED)),
            Series(gettext("reported, with another status"), style_name(Status.PLANNED)),
            Series(STATUS_LABELS[Status.UNREPORTED][language], style_name(Status.UNREPORTED)),
        ),
        steps=_steps(steps),
        multiples=tuple(_drawing(side, steps) for side in comparison.sides),
        direction=direction(language),
        unit="%",
    )


def _steps(count: int) -> tuple[str, ...]:
    names = (gettext("latest"), gettext("one before"), gettext("two before"), gettext("three before"))
    return tuple(reversed(names[:count]))


def _drawing(side: CitySide, steps: int) -> Multiple:
    standings = [line.tally.standing for line in side.years][-steps:]
    missing: list[tuple[Value, ...] | None] = [None] * (steps - len(standings))
    stacks = (*missing, *(_stack(standing) for standing in standings))
    return Multiple(side.city.name, stacks, language=side.city.language)


def _stack(standing: Standing) -> tuple[Value, ...]:
    """Three parts that amount to a hundred."""
    completed = completed_of(standing).percent or Decimal(0)
    reported = reported_of(standing)
    unreported = Share(reported.of - reported.count, reported.of).percent or Decimal(0)
    return completed, 100 - completed - unreported, unreported
