"""Numbers along a chart's side: few, whole steps, and room for the largest."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.ui.charts.scales import MOST_STEPS, scale_to


def test_steps_are_one_two_or_five() -> None:
    assert [int(mark) for mark in scale_to([7, 3]).marks] == [0, 2, 4, 6, 8]
    assert [int(mark) for mark in scale_to([100]).marks] == [0, 50, 100]
    assert [int(mark) for mark in scale_to([964_000_000_000]).marks] == [
        0,
        500_000_000_000,
        1_000_000_000_000,
    ]


def test_counts_have_no_halves() -> None:
    assert [int(mark) for mark in scale_to([1]).marks] == [0, 1]
    assert scale_to([Decimal("0.4")]).marks[1] == Decimal("0.1")


def test_nothing_to_measure_still_has_a_scale() -> None:
    assert scale_to([]).top == 1
    assert scale_to([0, 0]).top == 1


def test_value_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="below"):
        scale_to([3, -1])


@given(st.lists(st.decimals(min_value=0, max_value=10**15, places=2), min_size=1))
def test_every_value_has_room(values: list[Decimal]) -> None:
    scale = scale_to(values)
    assert max(values) <= scale.top
    assert 1 <= len(scale.marks) - 1 <= MOST_STEPS
    assert scale.marks[0] == 0
    assert scale.marks[-1] == scale.top
    assert all(0 <= scale.height(value) <= 100 for value in values)
