"""As much of a plan's tree as a page can carry: lower levels folded, and long lists by the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from townbook.plans.models import Item
from townbook.plans.selectors.outline import OutlineRow

MOST_ROWS = 300
"""Lines of one page: some 12 KB compressed. Real plans have 25 to 250."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A line of the page, ``depth`` below the topmost line of it; ``folded`` lines below it are not shown."""

    row: OutlineRow
    depth: int
    folded: int

    @property
    def item(self) -> Item:
        """The item of the line."""
        return self.row.item


@dataclass(frozen=True, slots=True)
class Tree:
    """What a page shows of a plan: lines, all there are of them in the branch that is shown, and pages.

    ``above`` are the items that the branch is part of, the topmost first.
    """

    rows: tuple[ShownRow, ...]
    above: tuple[Item, ...] = ()
    page: int = 1
    pages: int = 1
    item: Item | None = None
    """That whose branch is shown; ``None`` for the whole plan."""


def branch_rows(rows: Sequence[OutlineRow], key: str) -> list[OutlineRow]:
    """The line of that key and those below it; none where there is no such line."""
    start = next((place for place, row in enumerate(rows) if row.item.key == key), len(rows))
    if start == len(rows):
        return []
    depth = rows[start].depth
    end = next((place for place in range(start + 1, len(rows)) if rows[place].depth <= depth), len(rows))
    return list(rows[start:end])


def shown_tree(rows: Sequence[OutlineRow], *, under: str = "", page: int = 1, most: int = MOST_ROWS) -> Tree:
    """The plan, or the branch ``under`` a key, folded to as many levels as fit; a page of it where even the
    highest does not fit. A page that is not there is the last.
    """
    branch = branch_rows(rows, under) if under else list(rows)
    shown = _folded(branch, most)
    pages = max(1, -(-len(shown) // most))
    number = max(1, min(page, pages))
    part = tuple(shown[(number - 1) * most : number * most])
    item = branch[0].item if under and branch else None
    return Tree(part, _above(rows, branch) if item else (), number, pages, item)


def tree_with(rows: Sequence[OutlineRow], key: str, *, most: int = MOST_ROWS) -> Tree:
    """The tree that shows the line of that key: the whole plan where it does, else the smallest branch
    above it; the whole plan for a key that is not there.
    """
    at = next((place for place, row in enumerate(rows) if row.item.key == key), None)
    if at is None:
        return shown_tree(rows, most=most)
    parent = next((row.item.key for row in reversed(rows[:at]) if row.depth < rows[at].depth), "")
    for under in dict.fromkeys(("", parent)):
        shown = _folded(branch_rows(rows, under) if under else rows, most)
        place = next((place for place, each in enumerate(shown) if each.item.key == key), None)
        if place is not None:
            return shown_tree(rows, under=under, page=place // most + 1, most=most)
    raise AssertionError("a line is shown in the branch of what it is part of")


def listed(rows: Sequence[OutlineRow], *, page: int = 1, most: int = MOST_ROWS) -> Tree:
    """Lines that were found, by the page, as a list without depths."""
    pages = max(1, -(-len(rows) // most))
    number = max(1, min(page, pages))
    part = rows[(number - 1) * most : number * most]
    return Tree(tuple(ShownRow(row, 0, 0) for row in part), page=number, pages=pages)


def _folded(rows: Sequence[OutlineRow], most: int) -> list[ShownRow]:
    if not rows:
        return []
    top = rows[0].depth
    deepest = max(row.depth for row in rows)
    lowest = next(
        (depth for depth in range(deepest, top, -1) if sum(row.depth <= depth for row in rows) <= most),
        min(top + 1, deepest) if _has_one_top(rows) else top,
    )
    shown: list[ShownRow] = []
    hidden = 0
    for row in reversed(rows):
        if row.depth > lowest:
            hidden += 1
            continue
        shown.append(ShownRow(row, row.depth - top, hidden if row.depth == lowest else 0))
        hidden = 0
    return shown[::-1]


def _has_one_top(rows: Sequence[OutlineRow]) -> bool:
    """Whether it is one branch, of which its item alone would be no answer."""
    return sum(row.depth == rows[0].depth for row in rows) == 1


def _above(rows: Sequence[OutlineRow], branch: Sequence[OutlineRow]) -> tuple[Item, ...]:
    start = next(place for place, row in enumerate(rows) if row.item.pk == branch[0].item.pk)
    above: list[Item] = []
    depth = branch[0].depth
    for row in reversed(rows[:start]):
        if row.depth < depth:
            above.append(row.item)
            depth = row.depth
    return tuple(reversed(above))
