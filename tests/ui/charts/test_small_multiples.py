"""Small drawings on one scale."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.languages import Direction
from townbook.ui.charts.columns import Series
from townbook.ui.charts.small_multiples import Multiple, SmallMultiples

Stacks = tuple[tuple[int, ...] | None, ...]


def chart_of(*multiples: Stacks, direction: Direction = "ltr") -> SmallMultiples:
    steps = tuple(str(2020 + number) for number in range(len(multiples[0]) if multiples else 1))
    series = (Series("done", "completed"), Series("stopped", "suspended"))
    named = tuple(Multiple(f"m{number}", stacks) for number, stacks in enumerate(multiples))
    return SmallMultiples("Done", "Body", "Year", series, steps, named, direction)


def test_stacks_of_all_drawings_share_a_scale() -> None:
    one, two = chart_of(((1, 1), (4, 0)), ((0, 0), (1, 0))).drawings
    assert [(part.x, part.y, part.width, part.height) for stack in one.stacks for part in stack.parts] == [
        (10.0, 75.0, 30.0, 25.0),
        (10.0, 50.0, 30.0, 25.0),
        (60.0, 0.0, 30.0, 100.0),
    ]
    assert [stack.total for stack in two.stacks] == [0, 1]
    assert [part.height for stack in two.stacks for part in stack.parts] == [25.0]


def test_right_to_left_is_mirrored() -> None:
    (left,) = chart_of(((1, 0), (2, 0))).drawings
    (right,) = chart_of(((1, 0), (2, 0)), direction="rtl").drawings
    assert [stack.middle for stack in left.stacks] == [25.0, 75.0]
    assert [stack.middle for stack in right.stacks] == [75.0, 25.0]


def test_step_that_is_not_known_is_not_nothing() -> None:
    (drawing,) = chart_of((None, (0, 0))).drawings
    assert [stack.total for stack in drawing.stacks] == [None, 0]
    assert chart_of((None, None)).is_empty
    assert not chart_of((None, (0, 0))).is_empty


def test_only_few_steps_are_all_named() -> None:
    assert chart_of(((1, 0),) * 4).is_named
    assert not chart_of(((1, 0),) * 5).is_named


def test_wrong_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one value"):
        chart_of(((1, 2, 3),))
    with pytest.raises(ValueError, match="one stack"):
        chart_of(((1, 2),), ((1, 2), (3, 4)))
    with pytest.raises(ValueError, match="below"):
        chart_of(((1, -2),))


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=12))
def test_parts_of_a_stack_add_up(stacks: list[tuple[int, int]]) -> None:
    chart = chart_of(tuple(stacks))
    for stack, values in zip(chart.drawings[0].stacks, stacks, strict=True):
        assert stack.total == sum(values) == sum(part.value or 0 for part in stack.parts)
        assert abs(sum(part.height for part in stack.parts) - chart.scale.height(sum(values))) < 0.03
        assert stack.top >= 0
