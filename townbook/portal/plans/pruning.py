"""A tree with only what leads to the selected items."""

from __future__ import annotations

from collections.abc import Container, Iterable

from townbook.plans.selectors.tree import Branch
from townbook.plans.standing import Standing


def pruned(branches: Iterable[Branch], kept: Container[int]) -> tuple[Branch, ...]:
    """The branches that lead to the counted items with the ids ``kept``, standing as those do."""
    grown = (_pruned(branch, kept) for branch in branches)
    return tuple(branch for branch in grown if branch is not None)


def _pruned(branch: Branch, kept: Container[int]) -> Branch | None:
    children = pruned(branch.children, kept)
    is_kept = branch.is_counted and branch.item.pk in kept
    if not children and not is_kept:
        return None
    standings = [child.standing for child in children]
    if is_kept:
        standings.append(Standing.of([branch.status]))
    return Branch(branch.item, branch.report, Standing.sum(standings), children)
