"""A large plan is folded to what a page can carry, and every line of it is shown on some page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.desk.plans.folding import Tree, branch_rows, listed, shown_tree, tree_with
from townbook.plans.models import Item
from townbook.plans.selectors.outline import OutlineRow


def rows(*depths: int) -> list[OutlineRow]:
    """Lines as deep as said, each with its number in the list for its key."""
    return [OutlineRow(Item(pk=n, key=str(n), title=str(n)), depth, ()) for n, depth in enumerate(depths, 1)]


def said(tree: Tree) -> list[str]:
    return [f"{'.' * row.depth}{row.item.key}{f'+{row.folded}' if row.folded else ''}" for row in tree.rows]


PLAN = rows(0, 1, 2, 2, 1, 0, 1, 2, 3)


def test_small_plan_is_whole() -> None:
    assert said(shown_tree(PLAN, most=9)) == ["1", ".2", "..3", "..4", ".5", "6", ".7", "..8", "...9"]


def test_as_many_levels_are_shown_as_fit() -> None:
    assert said(shown_tree(PLAN, most=8)) == ["1", ".2", "..3", "..4", ".5", "6", ".7", "..8+1"]
    assert said(shown_tree(PLAN, most=7)) == ["1", ".2+2", ".5", "6", ".7+2"]
    assert said(shown_tree(PLAN, most=4)) == ["1+4", "6+3"]


def test_branch_is_shown_with_the_way_to_it() -> None:
    tree = shown_tree(PLAN, under="7", most=9)
    assert said(tree) == ["7", ".8", "..9"]
    assert [item.key for item in tree.above] == ["6"]
    assert tree.item is not None
    assert tree.item.key == "7"


def test_branch_of_many_shows_its_parts_by_the_page() -> None:
    many = rows(0, *([1] * 7))
    tree = shown_tree(many, under="1", page=2, most=3)
    assert (said(tree), tree.page, tree.pages) == ([".4", ".5", ".6"], 2, 3)
    assert said(shown_tree(many, under="1", page=99, most=3)) == [".7", ".8"]


def test_what_is_not_there_is_the_whole_plan() -> None:
    assert branch_rows(PLAN, "77") == []
    assert tree_with(PLAN, "77", most=4) == shown_tree(PLAN, most=4)
    assert shown_tree([], under="1").rows == ()


def test_found_lines_are_listed_by_the_page() -> None:
    assert said(listed(PLAN, page=2, most=4)) == ["5", "6", "7", "8"]


@st.composite
def plans(draw: st.DrawFn) -> Sequence[OutlineRow]:
    depths = [0]
    for _ in range(draw(st.integers(0, 40))):
        depths.append(draw(st.integers(0, min(5, depths[-1] + 1))))
    return rows(*depths)


@given(plans(), st.integers(1, 12), st.data())
def test_each_line_is_shown_on_the_page_that_is_asked_for_it(
    plan: Sequence[OutlineRow], most: int, data: st.DataObject
) -> None:
    row = data.draw(st.sampled_from(plan))
    tree = tree_with(plan, row.item.key, most=most)
    assert row.item in [each.item for each in tree.rows]
    assert len(tree.rows) <= most


@given(plans(), st.integers(1, 12))
def test_shown_and_folded_lines_are_all_there_are(plan: Sequence[OutlineRow], most: int) -> None:
    first = shown_tree(plan, most=most)
    pages = [shown_tree(plan, page=number, most=most) for number in range(1, first.pages + 1)]
    assert sum(1 + row.folded for tree in pages for row in tree.rows) == len(plan)


@pytest.mark.parametrize("depths", [(0,), (0, 1, 2, 3)])
def test_single_line_of_a_level_is_no_end(depths: tuple[int, ...]) -> None:
    assert len(shown_tree(rows(*depths), under="1", most=1).rows) == 1
