"""Spans along the years, as a chart of their own."""

from __future__ import annotations

from datetime import date

from townbook.text.calendars import Calendar
from townbook.text.languages import Direction
from townbook.ui.charts.timeline import Span, TimelineChart

SPANS = (
    Span("a", date(2021, 1, 1), date(2021, 12, 31)),
    Span("b", date(2022, 1, 1), date(2024, 12, 31)),
)


def chart_of(*spans: Span, direction: Direction = "ltr", today: date = date(2023, 1, 1)) -> TimelineChart:
    return TimelineChart("Works", "Work", spans, Calendar.GREGORIAN, direction, today)


def test_spans_stand_on_one_scale_of_whole_years() -> None:
    rows = [(span.label, start, width) for span, start, width in chart_of(*SPANS).rows]
    assert rows == [("a", 0.0, 24.98), ("b", 24.98, 75.02)]


def test_right_to_left_begins_at_the_right() -> None:
    rows = [(span.label, start) for span, start, _ in chart_of(*SPANS, direction="rtl").rows]
    assert rows == [("a", 75.02), ("b", 0.0)]


def test_today_is_drawn_where_it_is_on_the_scale() -> None:
    assert chart_of(*SPANS).today_at == 49.97
    assert chart_of(*SPANS, today=date(2025, 1, 1)).today_at is None


def test_nothing_given_has_no_scale() -> None:
    assert chart_of().scale is None
    assert chart_of().rows == ()
    assert chart_of().today_at is None
