"""Stretches of time along a line of whole years."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.calendars import Calendar
from townbook.text.languages import Direction
from townbook.ui.charts.timeline import NARROWEST, scale_of

days = st.dates(date(1990, 1, 1), date(2080, 12, 31))
spans = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def test_line_runs_over_whole_years_of_the_calendar() -> None:
    span = (date(2023, 5, 1), date(2024, 5, 1))
    gregorian = scale_of([span], Calendar.GREGORIAN, "ltr")
    jalali = scale_of([span], Calendar.JALALI, "rtl")
    assert gregorian
    assert jalali
    assert (gregorian.first, gregorian.last) == (date(2023, 1, 1), date(2024, 12, 31))
    assert (jalali.first, jalali.last) == (date(2023, 3, 21), date(2025, 3, 20))
    assert [tick.year for tick in jalali.ticks()] == [1402, 1403]


def test_year_is_a_part_of_the_line() -> None:
    scale = scale_of([(date(2021, 1, 1), date(2022, 12, 31))], Calendar.GREGORIAN, "ltr")
    assert scale
    assert scale.stretch(date(2021, 1, 1), date(2021, 12, 31)) == (0, 50)
    assert scale.stretch(date(2022, 1, 1), date(2022, 12, 31)) == (50, 50)
    assert scale.position(date(2022, 1, 1)) == 50
    assert scale.position(date(2023, 1, 1)) is None


def test_nothing_has_no_line() -> None:
    assert scale_of([], Calendar.GREGORIAN, "ltr") is None


def test_a_day_can_be_seen() -> None:
    scale = scale_of([(date(2000, 1, 1), date(2030, 1, 1))], Calendar.GREGORIAN, "ltr")
    assert scale
    assert scale.stretch(date(2010, 5, 5), date(2010, 5, 5))[1] == NARROWEST


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@given(st.lists(spans, min_size=1, max_size=5))
def test_every_span_is_on_its_line(direction: Direction, given_spans: list[tuple[date, date]]) -> None:
    scale = scale_of(given_spans, Calendar.GREGORIAN, direction)
    assert scale
    for span in given_spans:
        start, width = scale.stretch(*span)
        assert 0 <= start <= 100
        assert start + width <= 100 + NARROWEST
    assert 1 <= len(scale.ticks()) <= 8


@given(spans)
def test_right_to_left_is_the_mirror(span: tuple[date, date]) -> None:
    rightwards = scale_of([span], Calendar.GREGORIAN, "ltr")
    leftwards = scale_of([span], Calendar.GREGORIAN, "rtl")
    assert rightwards
    assert leftwards
    start, width = rightwards.stretch(*span)
    mirrored, same = leftwards.stretch(*span)
    assert same == width
    assert abs(start + width + mirrored - 100) < 0.02 + NARROWEST
