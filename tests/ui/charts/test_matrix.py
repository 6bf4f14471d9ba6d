"""Squares whose areas are their numbers'."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.status import Status
from townbook.ui.charts.matrix import SIDE, SMALLEST, Cell, Head, Row, StatusMatrix, status_heads

DONE, STOPPED = Head("done", Status.COMPLETED), Head("stopped", Status.SUSPENDED)


def matrix_of(*rows: tuple[int, int]) -> StatusMatrix:
    return StatusMatrix(
        "Standing",
        "Branch",
        (DONE, STOPPED),
        tuple(
            Row(f"r{number}", (Cell({Status.COMPLETED: done}), Cell({Status.SUSPENDED: stopped})))
            for number, (done, stopped) in enumerate(rows)
        ),
    )


def sides(matrix: StatusMatrix) -> list[list[float | None]]:
    return [[each.square.side if each.square else None for each in cells] for _, cells in matrix.drawn]


def test_area_is_the_number() -> None:
    assert sides(matrix_of((16, 4), (0, 9))) == [[20.0, 10.0], [None, 15.0]]
    (_, cells), _ = matrix_of((16, 4), (0, 9)).drawn
    assert [each.square.inset for each in cells if each.square] == [0.0, 5.0]


def test_what_is_there_can_be_seen() -> None:
    assert sides(matrix_of((1_000_000, 1))) == [[SIDE, SMALLEST]]


def test_nothing_counted_is_empty() -> None:
    assert matrix_of().is_empty
    assert matrix_of((0, 0)).is_empty
    assert not matrix_of((0, 1)).is_empty


def test_columns_of_years_have_bars_and_no_squares() -> None:
    counts = {Status.COMPLETED: 2, Status.SUSPENDED: 1}
    matrix = StatusMatrix("Standing", "Body", (Head("2022"),), (Row("r", (Cell(counts),)),))
    assert not matrix.by_status
    assert sides(matrix) == [[None]]
    assert matrix.rows[0].total == 3


def test_heads_are_the_statuses_that_are_counted_in_the_order_of_bars() -> None:
    labels = {status: status.value for status in Status}
    heads = status_heads(labels, {Status.UNREPORTED: 2, Status.COMPLETED: 1, Status.PLANNED: 0})
    assert [head.status for head in heads] == [Status.COMPLETED, Status.UNREPORTED]


def test_row_without_a_cell_for_each_head_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell"):
        StatusMatrix("Standing", "Branch", (DONE, STOPPED), (Row("r", (Cell({}),)),))


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1))
def test_squares_stay_within_their_drawing(rows: list[tuple[int, int]]) -> None:
    matrix = matrix_of(*rows)
    for row, cells in matrix.drawn:
        assert row.total == sum(each.cell.total for each in cells)
        for each in cells:
            assert (each.square is None) is (each.cell.total == 0)
            if each.square:
                assert SMALLEST <= each.square.side <= SIDE
                assert abs(2 * each.square.inset + each.square.side - SIDE) < 0.02
