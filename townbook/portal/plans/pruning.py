"""A tree with only what leads to the selected items."""

from __future__ import annotations

from collections.abc import Container, Iterable

from townbook.plans.selectors.tree import Branch
from townbook.plans.standing import Standing


def pruned(branches: Iterable[Branch], kept: Container[int]) -> tuple[Branch, ...]:
    """The branches that lead to the outermost items with the ids ``kept``, standing as those do."""
    grown = (_pruned(branch, kept) for branch in branches)
    return tuple(branch for branch in grown if branch is not None)


def _pruned(branch: Branch, kept: Container[int]) -> Branch | None:
    if not branch.children:
        return branch if branch.item.pk in kept else None
    children = pruned(branch.children, kept)
    if not children:
        return None
    standing = Standing.sum(child.standing for child in children)
    return Branch(branch.item, branch.report, standing, children)
