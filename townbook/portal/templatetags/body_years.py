"""A body's years on its page."""

from __future__ import annotations

from django import template

from townbook.cities.models import City
from townbook.portal.bodies.sheet import PlanLine
from townbook.portal.year_columns import year_columns
from townbook.ui.charts.columns import ColumnChart

register = template.Library()


@register.simple_tag
def body_years(line: PlanLine, city: City) -> ColumnChart | None:
    """What a body answers for in a plan at the end of each period; ``None`` for a single one, and where there
    is nothing to count.
    """
    if len(line.years) < 2:
        return None
    chart = year_columns([year.period for year in reversed(line.years)], line.tallies, city)
    return chart if any(chart.values) else None
