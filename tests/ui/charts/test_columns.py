"""Columns year by year: heights on one scale, and the way of reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.languages import Direction
from townbook.ui.charts.columns import ColumnChart, Group, Series


def chart_of(*groups: tuple[int | None, ...], direction: Direction = "ltr") -> ColumnChart:
    series = tuple(Series(f"s{number}") for number in range(len(groups[0]) if groups else 1))
    named = tuple(Group(str(2020 + number), values) for number, values in enumerate(groups))
    return ColumnChart("Done", "Year", series, named, direction)


def test_columns_stand_beside_each_other_on_one_scale() -> None:
    drawn = chart_of((1, 4), (2, 0)).columns
    assert [(each.value, each.x, each.y, each.width, each.height) for each in drawn] == [
        (1, 11.0, 75.0, 14.0, 25.0),
        (4, 25.0, 0.0, 14.0, 100.0),
        (2, 61.0, 50.0, 14.0, 50.0),
        (0, 75.0, 100.0, 14.0, 0.0),
    ]


def test_right_to_left_is_mirrored() -> None:
    left = chart_of((1, 4), (2, 3)).columns
    right = chart_of((1, 4), (2, 3), direction="rtl").columns
    assert [each.x for each in right] == [round(100 - each.x - each.width, 2) for each in left]
    assert [each.height for each in right] == [each.height for each in left]


def test_unknown_value_has_no_height() -> None:
    chart = chart_of((None, 4))
    assert [(each.value, each.height) for each in chart.columns] == [(None, 0.0), (4, 100.0)]
    assert not chart.is_empty
    assert chart_of((None, None)).is_empty


def test_nothing_given_draws_nothing() -> None:
    assert chart_of().columns == ()
    assert chart_of().is_empty


def test_grid_runs_from_the_bottom_up() -> None:
    assert chart_of((4,)).grid == (100.0, 75.0, 50.0, 25.0, 0.0)


def test_group_without_a_value_for_each_series_is_refused() -> None:
    with pytest.raises(ValueError, match="one value"):
        ColumnChart("Done", "Year", (Series("a"),), (Group("2020", (1, 2)),), "ltr")


def test_value_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        chart_of((-1,))


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.tuples(*[st.one_of(st.none(), st.integers(0, 10**12))] * width), min_size=1, max_size=30
        )
    ),
    st.sampled_from(["ltr", "rtl"]),
)
def test_columns_neither_overlap_nor_leave_the_drawing(
    groups: list[tuple[int | None, ...]], direction: Direction
) -> None:
    drawn = sorted(chart_of(*groups, direction=direction).columns, key=lambda column: column.x)
    assert len(drawn) == len(groups) * len(groups[0])
    assert drawn[0].x >= 0
    assert drawn[-1].x + drawn[-1].width <= 100.02
    assert all(one.x + one.width <= other.x + 0.02 for one, other in pairwise(drawn))
    assert all(abs(each.y + each.height - 100) < 0.02 for each in drawn)
