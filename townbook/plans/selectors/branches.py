"""What is part of an item, near and far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from townbook.plans.models import Item
from townbook.plans.plan_content import mark_of


@dataclass(frozen=True, slots=True)
class Part:
    """An item that is directly part of another."""

    pk: int
    key: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class BranchBelow:
    """The direct parts of an item in their order, and what tells all of its branch from another one."""

    parts: tuple[Part, ...]
    mark: str


def branch_below(*, item: Item) -> BranchBelow:
    """What is there and part of the item. One query."""
    children: defaultdict[int | None, list[Part]] = defaultdict(list)
    rows = Item.objects.filter(plan=item.plan_id, parent__isnull=False).order_by("position")
    for pk, parent, key, number, title in rows.values_list("pk", "parent_id", "key", "number", "title"):
        children[parent].append(Part(pk, key, number, title))
    found, waiting = [], [item.pk]
    while waiting:
        found.append(pk := waiting.pop())
        waiting.extend(part.pk for part in children[pk])
    return BranchBelow(tuple(children[item.pk]), mark_of(sorted(found)))
