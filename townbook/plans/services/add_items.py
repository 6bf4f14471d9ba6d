"""Add items to a plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db import transaction

from townbook.plans.item_keys import item_key, number_path
from townbook.plans.models import Item, Level, Plan
from townbook.reading.draft import DraftItem
from townbook.reading.source import Passage as Place
from townbook.sources.models import Passage
from townbook.text.search_keys import search_key


@transaction.atomic
def add_items(
    *,
    plan: Plan,
    items: Sequence[DraftItem],
    known: Mapping[str, Item],
    levels: Mapping[str, Level],
    passages: Mapping[Place, Passage],
) -> dict[str, Item]:
    """The new items by the keys they have in the Draft, each after its parent's last child.

    ``known`` holds the plan's items that the Draft's other keys stand for; a parent is among them or
    comes earlier in ``items``. One query, and one more for each level of depth. Raises
    :class:`KeyError` for a parent or level that is not there, :class:`ValueError` for one of another
    plan.
    """
    plans = {item.plan_id for item in known.values()} | {level.plan_id for level in levels.values()}
    if plans - {plan.pk}:
        raise ValueError("an item's parent and level are of its own plan")
    places = _Places(plan, items)
    made: dict[str, Item] = {}
    depths: dict[str, int] = {}
    generations: defaultdict[int, list[Item]] = defaultdict(list)
    for draft in items:
        parent = None if draft.parent is None else made.get(draft.parent) or known[draft.parent]
        item = Item(
            plan=plan,
            level=levels[draft.level],
            parent=parent,
            number=draft.number,
            title=draft.title,
            title_key=search_key(draft.title, plan.language),
            description=draft.description,
            starts=draft.starts,
            ends=draft.ends,
            passage=passages.get(draft.passage),
        )
        places.settle(item, draft)
        depths[draft.key] = 0 if draft.parent is None else depths.get(draft.parent, -1) + 1
        generations[depths[draft.key]].append(item)
        made[draft.key] = item
    for depth in sorted(generations):
        Item.objects.bulk_create(generations[depth])
    return made


class _Places:
    """Where new items go in a plan: their keys and their positions."""

    def __init__(self, plan: Plan, items: Sequence[DraftItem]) -> None:
        self._taken: set[str] = set()
        self._children: Counter[str | None] = Counter()
        self._with_numbered_children: set[str | None] = set()
        rows = Item.all_rows.filter(plan=plan)
        for key, parent_key, number, removed_at in rows.values_list(
            "key", "parent__key", "number", "removed_at"
        ):
            # An address is never given to another item, even after its own is removed.
            self._taken.add(key)
            if removed_at:
                continue
            self._children[parent_key] += 1
            if number_path(number):
                self._with_numbered_children.add(parent_key)
        self._drafts_with_numbered_children = {item.parent for item in items if number_path(item.number)}

    def settle(self, item: Item, draft: DraftItem) -> None:
        """Give the item its position and its key.

        Among numbered siblings, an item without a number must not take one that another may bear.
        """
        parent_key = item.parent.key if item.parent else None
        item.position = self._children[parent_key]
        are_numbered = (
            draft.parent in self._drafts_with_numbered_children or parent_key in self._with_numbered_children
        )
        item.key = item_key(
            parent_key=parent_key or "",
            parent_number=item.parent.number if item.parent else "",
            number=item.number,
            unnumbered=f"{'n' if are_numbered else ''}{item.position + 1}",
            taken=self._taken,
        )
        self._children[parent_key] += 1
        self._taken.add(item.key)
