"""Charts in templates: each draws its component, in the language being spoken, with its table behind it.

A page that draws one loads ``ui/charts.css`` and includes ``ui/components/status_shapes.html`` once.
"""

from __future__ import annotations

from django import template
from django.utils.translation import get_language, pgettext

from townbook.text.formatting import format_quantity
from townbook.ui.charts.columns import ColumnChart
from townbook.ui.charts.matrix import StatusMatrix
from townbook.ui.charts.scales import Value
from townbook.ui.charts.small_multiples import Drawing, SmallMultiples
from townbook.ui.charts.target import TargetChart
from townbook.ui.charts.timeline import TimelineChart
from townbook.ui.formats import between_parts

register = template.Library()


def _spoken() -> str:
    return get_language() or "en"


@register.filter
def amount(value: Value, unit: str = "") -> str:
    """A value of a chart in full, with its unit."""
    return format_quantity(value, unit, _spoken())


@register.filter
def short_amount(value: Value, unit: str = "") -> str:
    """A value of a chart as it stands beside a mark: a million and more is rounded."""
    return format_quantity(value, unit, _spoken(), compact=True)


def _listed(words: list[str]) -> str:
    return pgettext("between the words of a list", ", ").join(words)


def _parted(sentences: list[str]) -> str:
    return between_parts().join(sentences)


@register.filter
def columns_words(chart: ColumnChart) -> str:
    """What the columns show, in words, for those who do not see them."""
    return _parted(
        [
            f"{group.label}: "
            + _listed(
                [
                    f"{series.label} {amount(value, chart.unit)}"
                    for series, value in zip(chart.series, group.values, strict=True)
                    if value is not None
                ]
            )
            for group in chart.groups
        ]
    )


@register.filter
def drawing_words(drawing: Drawing, chart: SmallMultiples) -> str:
    """What one small drawing shows, in words."""
    totals = zip(chart.steps, drawing.multiple.totals, strict=True)
    said = [f"{step} {amount(total, chart.unit)}" for step, total in totals if total is not None]
    return f"{drawing.multiple.label}: {_listed(said)}"


@register.inclusion_tag("ui/components/columns.html")
def columns(chart: ColumnChart) -> dict[str, object]:
    """Columns year by year, see :class:`~townbook.ui.charts.columns.ColumnChart`."""
    return {"chart": chart}


@register.inclusion_tag("ui/components/small_multiples.html")
def small_multiples(chart: SmallMultiples) -> dict[str, object]:
    """Small drawings on one scale, see :class:`~townbook.ui.charts.small_multiples.SmallMultiples`."""
    return {"chart": chart}


@register.inclusion_tag("ui/components/status_matrix.html")
def status_matrix(chart: StatusMatrix) -> dict[str, object]:
    """Rows by statuses or periods, see :class:`~townbook.ui.charts.matrix.StatusMatrix`."""
    return {"chart": chart}


@register.inclusion_tag("ui/components/target.html")
def target(chart: TargetChart) -> dict[str, object]:
    """The way to a target, see :class:`~townbook.ui.charts.target.TargetChart`."""
    return {"chart": chart}


@register.inclusion_tag("ui/components/timeline.html")
def timeline(chart: TimelineChart) -> dict[str, object]:
    """Stretches of time and today, see :class:`~townbook.ui.charts.timeline.TimelineChart`."""
    return {"chart": chart}
