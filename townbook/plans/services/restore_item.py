"""Bring a removed item back."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item
from townbook.plans.services.note_item import note_item, standing_place
from townbook.plans.services.order_siblings import PARKED, order_siblings


@transaction.atomic
def restore_item(*, item: Item, reason: str = "", actor: User | None) -> Item:
    """The item at its old place, or the nearest that is left, with all that was removed together with it.

    One that is there already stays as it is. Raises :class:`~django.core.exceptions.ValidationError` while
    what it is part of is removed itself.
    """
    lock_city(city=item.plan.city)
    item = Item.all_rows.select_related("plan__city", "parent", "level").get(pk=item.pk)
    if item.removed_at is None:
        return item
    if item.parent and item.parent.removed_at is not None:
        said = _("It is part of “%(title)s”, which was removed too. Restore that first.")
        raise ValidationError(said % {"title": item.parent.title})
    branch = removed_together(item)
    place = item.position
    present = list(Item.objects.filter(plan=item.plan, parent=item.parent_id).order_by("position"))
    Item.all_rows.filter(pk=item.pk).update(position=PARKED)
    Item.all_rows.filter(pk__in=branch).update(removed_at=None)
    item.position, item.removed_at = PARKED, None
    order_siblings(items=[*present[:place], item, *present[place:]])
    note_item(
        item=item,
        action="restored",
        before={"is_removed": True, "items": len(branch)},
        after={**standing_place(item), "is_removed": False},
        reason=reason,
        actor=actor,
        touched=[*branch, *([item.parent_id] if item.parent_id else [])],
    )
    return item


def removed_together(item: Item) -> list[int]:
    """The primary keys of the removed item and of all of its branch that went with it. One query."""
    together = Item.all_rows.filter(plan=item.plan_id, removed_at=item.removed_at)
    children: defaultdict[int | None, list[int]] = defaultdict(list)
    for pk, parent in together.values_list("pk", "parent_id"):
        children[parent].append(pk)
    found, waiting = [], [item.pk]
    while waiting:
        found.append(pk := waiting.pop())
        waiting.extend(children[pk])
    return found
