"""The selected items along the years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from townbook.cities.models import City
from townbook.plans.due_days import due_day, is_late
from townbook.portal.plans.ordering import Group, grouped
from townbook.portal.plans.rows import Row
from townbook.text.calendars import Calendar
from townbook.text.languages import Direction
from townbook.text.packs.calendar import calendar_pack
from townbook.ui.charts.timeline import Scale, scale_of

Span = tuple[date, date]
"""First and last day, both included."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The groups of rows that have days on their scale, and how many of the selected have none.

    ``today`` is the city's; ``today_at`` where it stands, ``None`` when it is not on the scale.
    """

    scale: Scale
    groups: tuple[Group, ...]
    today: date
    undated: int

    @property
    def today_at(self) -> float | None:
        """Where today's line stands."""
        return self.scale.position(self.today)


def timeline_of(
    rows: Iterable[Row], shown: Iterable[Row], *, city: City, language: str, direction: Direction
) -> Timeline | None:
    """The timeline of the rows ``shown``, on the scale of all ``rows``; ``None`` where none has days.

    Years are counted in the city's calendar where the language can name them.
    """
    selected = tuple(rows)
    spans = [span for row in selected if (span := span_of(row))]
    undated = len(selected) - len(spans)
    pack = calendar_pack(language)
    calendar = Calendar(city.calendar) if Calendar(city.calendar) in pack.forms else pack.usual_calendar
    scale = scale_of(_with_today(spans, city.today), calendar, direction)
    if scale is None:
        return None
    dated = [row for row in shown if span_of(row)]
    return Timeline(scale, grouped(dated), city.today, undated)


def _with_today(spans: list[Span], today: date) -> list[Span]:
    """The spans, and today unless it is so far off that the bars would shrink to less than half."""
    if not spans:
        return spans
    first, last = min(starts for starts, _ in spans), max(ends for _, ends in spans)
    is_near = max(first - today, today - last) <= last - first
    return [*spans, (today, today)] if is_near else spans


def span_of(row: Row) -> Span | None:
    """The first and last day of the row's item; a single day where only one of them is stated."""
    item = row.branch.item
    starts, ends = item.starts or item.ends, item.ends or item.starts
    return (starts, ends) if starts and ends else None


def is_overdue(row: Row, today: date) -> bool:
    """Whether the item's day has passed and nothing says it is done."""
    report = row.branch.report
    due = due_day(
        ends=row.branch.item.ends,
        status=row.branch.status,
        until=report.status_until if report else None,
        until_ends=report.status_until_ends if report else None,
    )
    return is_late(due, today)
