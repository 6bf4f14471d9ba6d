"""A tree as lines: what opens closes, and a tree too long is drawn down to the level that fits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.models import Item
from townbook.plans.selectors.tree import Branch
from townbook.plans.standing import Standing
from townbook.portal.plans.lines import lines_of
from townbook.reading.status import Status


def branch(*children: Branch) -> Branch:
    return Branch(Item(), None, Standing.of([Status.PLANNED]), children)


trees = st.recursive(st.just(branch()), lambda inner: st.lists(inner, max_size=4).map(lambda c: branch(*c)))


@given(st.lists(trees, max_size=4), st.integers(min_value=1, max_value=30))
def test_every_list_that_opens_closes(tree: list[Branch], most: int) -> None:
    depth = 0
    for line in lines_of(tree, most):
        assert line.depth == depth
        depth += line.opens - len(line.closes)
    assert depth == 0


@given(st.lists(trees, max_size=4))
def test_short_tree_is_drawn_whole_and_in_order(tree: list[Branch]) -> None:
    whole = [each for top in tree for each in top.walk()]
    lines = lines_of(tree, len(whole))
    assert len(lines) == len(whole)
    assert all(line.branch is each for line, each in zip(lines, whole, strict=True))
    assert not any(line.is_folded for line in lines)


def test_long_tree_is_folded_at_the_level_that_fits() -> None:
    tree = [branch(branch(branch(), branch()), branch()), branch()]
    lines = lines_of(tree, 4)
    assert [(line.depth, line.is_folded) for line in lines] == [(0, False), (1, True), (1, False), (0, False)]


def test_top_is_drawn_however_long_it_is() -> None:
    assert len(lines_of([branch(branch())] * 9, 3)) == 9
