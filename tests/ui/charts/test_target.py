"""The way from a baseline to a target."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.languages import Direction
from townbook.ui.charts.target import FARTHEST, Measured, TargetChart


def chart_of(
    baseline: int | None,
    target: int | None,
    latest: int | None,
    direction: Direction = "ltr",
    *,
    less: bool = False,
) -> TargetChart:
    def measured(value: int | None) -> Measured | None:
        return Measured(value) if value is not None else None

    return TargetChart(
        "Light", measured(baseline), measured(target), measured(latest), direction, less_is_better=less
    )


def positions(chart: TargetChart) -> list[float | None]:
    return [place.position if place else None for place in chart.places]


def test_way_is_measured_from_the_baseline() -> None:
    chart = chart_of(40, 100, 85)
    assert chart.percent == 75
    assert positions(chart) == [4.0, 96.0, 73.0]
    assert chart.bar == (4.0, 69.0)
    assert not chart.is_reached


def test_less_may_be_better() -> None:
    assert chart_of(30, 10, 20).percent == 50
    assert chart_of(30, 10, 20).bar == chart_of(0, 10, 5).bar
    assert chart_of(30, 10, 10).is_reached


def test_right_to_left_is_mirrored() -> None:
    assert positions(chart_of(40, 100, 85, "rtl")) == [96.0, 4.0, 27.0]
    assert chart_of(40, 100, 85, "rtl").bar == (27.0, 69.0)


def test_more_than_promised_passes_the_target() -> None:
    chart = chart_of(0, 10, 15)
    assert chart.percent == 150
    assert chart.is_reached
    baseline, target, latest = positions(chart)
    assert (baseline, latest) == (4.0, 96.0)
    assert target == 65.33


def test_worse_than_before_goes_the_other_way() -> None:
    chart = chart_of(40, 60, 30)
    assert chart.percent == -50
    assert positions(chart) == [34.67, 96.0, 4.0]


def test_what_lies_far_off_is_drawn_at_the_end() -> None:
    chart = chart_of(0, 1, 1_000_000)
    assert chart.is_beyond
    assert positions(chart) == [4.0, 50.0, 96.0]
    assert not chart_of(0, 1, 2).is_beyond


def test_way_without_a_baseline_starts_at_nothing() -> None:
    assert chart_of(None, 20, 5).percent == 25
    assert positions(chart_of(None, 20, 5))[0] is None


def test_what_is_not_known_is_not_drawn() -> None:
    for chart in (
        chart_of(1, 2, None),
        chart_of(1, None, 2),
        chart_of(None, None, None),
        chart_of(None, 5, 7, less=True),
        chart_of(3, 3, 3),
    ):
        assert chart.percent is None
        assert chart.bar is None
        assert positions(chart) == [None, None, None]


def test_target_without_a_way_can_still_be_reached() -> None:
    assert chart_of(3, 3, 3).is_reached
    assert not chart_of(3, 3, 2).is_reached
    assert chart_of(None, 5, 4, less=True).is_reached
    assert not chart_of(None, 5, 7, less=True).is_reached
    assert not chart_of(1, None, 2).is_reached


VALUES = st.integers(-(10**12), 10**12)


@given(VALUES, VALUES, VALUES, st.sampled_from(["ltr", "rtl"]))
def test_marks_stay_on_the_line(baseline: int, target: int, latest: int, direction: Direction) -> None:
    chart = chart_of(baseline, target, latest, direction)
    assert (chart.bar is None) is (baseline == target)
    for position in positions(chart):
        assert position is None or 3.99 <= position <= 96.01
    if chart.bar:
        assert chart.share == Decimal(latest - baseline) / Decimal(target - baseline)
        assert 0 <= chart.bar[0] <= chart.bar[0] + chart.bar[1] <= 100
        assert chart.is_beyond is (not 1 - FARTHEST <= (chart.share or 0) <= FARTHEST)
