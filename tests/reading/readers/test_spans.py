"""Cells that go over several columns and rows."""

from __future__ import annotations

from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.spans import SpanGrid


def test_cell_that_reaches_down_leaves_its_place_empty() -> None:
    grid = SpanGrid()
    assert grid.row([("a", 1, 3), ("b", 1, 1), ("c", 2, 2)]) == ["a", "b", "c", ""]
    assert grid.row([("d", 1, 1)]) == ["", "d", "", ""]
    assert grid.row([("e", 1, 1), ("f", 1, 1)]) == ["", "e", "f", ""]
    assert grid.row([("g", 1, 1)]) == ["g", "", "", ""]


def test_cell_over_countless_columns_is_cut_above_the_limit() -> None:
    assert len(SpanGrid().row([("a", 10**9, 10**9), ("b", 1, 1)])) == MOST_COLUMNS + 2
