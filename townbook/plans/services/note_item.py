"""Note a change of an item that is not of its own words: where it stands, who answers, where it happens."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from townbook.accounts.models import User
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Item
from townbook.plans.said_words import several_lines
from townbook.plans.searchable import ITEMS
from townbook.search.services.index_objects import index_objects


def note_item(
    *,
    item: Item,
    action: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str,
    actor: User | None,
    touched: Collection[int] = (),
    way_back: Mapping[str, Any] | None = None,
) -> None:
    """The change kept, the item and the others ``touched`` (primary keys) indexed anew, and the city's
    publications counted. Nothing of it where nothing differs.
    """
    change = note_change(
        city=item.plan.city,
        actor=actor,
        action=action,
        record="item",
        record_id=item.pk,
        label=str(item),
        before=before,
        after=after,
        reason=several_lines(reason),
        way_back=way_back,
    )
    if change:
        index_objects(changed={ITEMS.name: {item.pk, *touched}})
        mark_published(city=item.plan.city)


def standing_place(item: Item) -> dict[str, Any]:
    """Where the item stands, as it is kept in a change; positions as people count, from 1."""
    return {
        "parent": str(item.parent) if item.parent else "",
        "position": item.position + 1,
        "level": item.level.label,
    }


def way_to_place(branch: Sequence[Item]) -> dict[str, Any]:
    """Where the first of the branch stands and at which levels all of it, for
    :func:`~townbook.plans.services.restore_place.restore_place`.
    """
    item = branch[0]
    levels = {str(each.pk): each.level_id for each in branch}
    return {"parent": item.parent_id, "position": item.position, "levels": levels}
