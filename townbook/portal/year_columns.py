"""Done, late and never reported on, period by period, as columns."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language, gettext

from townbook.cities.models import City
from townbook.plans.models import Period
from townbook.plans.years import YearTally
from townbook.portal.templatetags.places import period_words
from townbook.reading.status import Status
from townbook.text.languages import direction
from townbook.ui.charts.columns import ColumnChart, Group, Series
from townbook.ui.charts.distribution import style_name


def year_columns(periods: Iterable[Period], tallies: Iterable[YearTally], city: City) -> ColumnChart:
    """Done, late and never reported on at the end of each period, the earliest first."""
    spoken = get_language() or "en"
    return ColumnChart(
        title=gettext("At the end of each period"),
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
