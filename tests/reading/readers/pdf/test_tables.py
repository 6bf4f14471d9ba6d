"""Tables found by their ruling lines."""

from __future__ import annotations

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.pdf.page import Glyph, Page, Rule
from townbook.reading.readers.pdf.tables import tables_of


def across(at: float, start: float = 0, end: float = 90) -> Rule:
    return Rule(at, start, end, across=True)


def down(at: float, start: float = 0, end: float = 60) -> Rule:
    return Rule(at, start, end, across=False)


def letter(text: str, x: float, y: float) -> Glyph:
    return Glyph(text, x - 2, x + 2, y, 6, bold=False)


def found(
    rules: list[Rule], letters: list[Glyph], *, rtl: bool = False
) -> tuple[list[dict[tuple[int, int], str]], str]:
    page = Page(1, 600, 800, letters, rules)
    grids, rest = tables_of(page, rtl=rtl)
    cells = [
        {box: "".join(g.text for g in cell.glyphs) for box, cell in grid.cells.items()} for grid in grids
    ]
    return cells, "".join(glyph.text for glyph in rest)


GRID = [across(0), across(30), across(60), down(0), down(30), down(60), down(90)]


def test_letters_stand_in_their_cells_and_others_outside() -> None:
    letters = [letter("a", 15, 15), letter("b", 75, 45), letter("x", 15, 100)]
    assert found(GRID, letters) == ([{(0, 0): "a", (1, 2): "b"}], "x")


def test_columns_of_a_right_to_left_table_are_counted_from_the_right() -> None:
    assert found(GRID, [letter("א", 75, 15), letter("ב", 15, 15)], rtl=True)[0] == [
        {(0, 0): "א", (0, 2): "ב"}
    ]


def test_cells_with_no_rule_between_are_one() -> None:
    merged = [across(0), across(30, 30), across(60), down(0), down(30), down(60, 30), down(90)]
    letters = [letter("a", 15, 45), letter("b", 75, 15), letter("c", 75, 45)]
    assert found(merged, letters)[0] == [{(0, 0): "a", (0, 1): "b", (1, 2): "c"}]


def test_double_rules_make_no_row_or_column() -> None:
    doubled = [*GRID, across(33.5), down(33.5)]
    assert found(doubled, [letter("a", 15, 15), letter("b", 75, 45)])[0] == [{(0, 0): "a", (1, 2): "b"}]


def test_rules_in_pieces_are_one() -> None:
    pieces = [across(y, x, x + 29) for y in (0, 30, 60) for x in (0, 30, 60)] + GRID[3:]
    assert found(pieces, [letter("a", 15, 15), letter("b", 75, 45)])[0] == [{(0, 0): "a", (1, 2): "b"}]


def test_table_open_at_its_sides_is_closed() -> None:
    sideless = [across(0), across(30), across(60), down(30), down(60)]
    assert found(sideless, [letter("a", 15, 15), letter("b", 75, 45)])[0] == [{(0, 0): "a", (1, 2): "b"}]


def test_row_open_at_a_pages_edge_is_closed_and_known_to_be_open() -> None:
    rules = [across(30), *(down(x) for x in (0, 30, 60, 90))]
    page = Page(1, 600, 800, [letter("a", 15, 15), letter("b", 75, 45)], rules)
    grids, _ = tables_of(page, rtl=False)
    assert sorted(grids[0].cells) == [(0, 0), (1, 2)]
    assert (grids[0].is_open_above, grids[0].is_open_below) == (True, True)


def test_frame_around_text_is_no_table() -> None:
    assert found([across(0), across(60), down(0), down(90)], [letter("a", 15, 15)]) == ([], "a")


def test_rules_that_do_not_meet_are_no_table() -> None:
    assert found([across(0), across(100)], [letter("a", 15, 15)]) == ([], "a")


def test_text_that_runs_out_of_the_last_cell_stays_in_it() -> None:
    assert found(GRID, [letter("a", 75, 15), letter("b", 95, 15)]) == ([{(0, 2): "ab"}], "")


def test_table_with_too_many_columns_is_refused_and_graph_paper_ignored() -> None:
    many = MOST_COLUMNS + 10
    rules = [
        across(0, 0, many * 10),
        across(30, 0, many * 10),
        *(down(x * 10, 0, 30) for x in range(many + 1)),
    ]
    assert found(rules, [letter("a", 5, 15)]) == ([], "a")
    with pytest.raises(UnreadableDocument) as caught:
        found(rules, [letter("a", x * 10 + 5, 15) for x in range(many)])
    assert caught.value.kind is Problem.TOO_WIDE
