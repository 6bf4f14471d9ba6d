"""A tree as lines that a template draws one after the other.

A template that includes itself for each item costs more than everything else on the page; a list of
lines that say what they open and close costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from townbook.plans.selectors.tree import Branch

MOST_LINES = 700
"""Lines of a tree on one page: a longer plan is drawn down to the level that fits."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a tree; after it ``closes`` lists end, given as a range to walk over.

    ``is_folded`` items have children that are not drawn here, for the tree would be too long.
    """

    branch: Branch
    depth: int
    is_folded: bool
    closes: range

    @property
    def opens(self) -> bool:
        """Whether the item's children follow."""
        return bool(self.branch.children) and not self.is_folded


def lines_of(branches: Sequence[Branch], most: int) -> tuple[Line, ...]:
    """The lines of the tree down to the depth at which there are at most ``most``, but the top at least."""
    deepest = _deepest(branches, most)
    return tuple(_lines(branches, 0, deepest, 0))


def _deepest(branches: Sequence[Branch], most: int) -> int:
    depth, count = 0, len(branches)
    below = [child for branch in branches for child in branch.children]
    while below and count + len(below) <= most:
        depth, count = depth + 1, count + len(below)
        below = [child for branch in below for child in branch.children]
    return depth


def _lines(branches: Sequence[Branch], depth: int, deepest: int, closing: int) -> Iterator[Line]:
    for position, branch in enumerate(branches, start=1):
        is_last = position == len(branches)
        ends = closing + 1 if is_last and depth else 0
        if branch.children and depth < deepest:
            yield Line(branch, depth, is_folded=False, closes=range(0))
            yield from _lines(branch.children, depth + 1, deepest, ends)
        else:
            yield Line(branch, depth, is_folded=bool(branch.children), closes=range(ends))
