"""Say at which level of its plan an item stands."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item, Level
from townbook.plans.services.note_item import note_item


@transaction.atomic
def set_level(
    *, item: Item, level: Level, reason: str = "", actor: User | None, action: str = "revised"
) -> Item:
    """The item at that level; what is part of it stays at its own. Raises :class:`ValueError` for a level of
    another plan.
    """
    lock_city(city=item.plan.city)
    if level.plan_id != item.plan_id:
        raise ValueError("the level is of another plan")
    item = Item.objects.select_related("plan__city", "level").get(pk=item.pk)
    before, way_back = {"level": item.level.label}, {"level": item.level_id}
    item.level = level
    item.save(update_fields=["level"])
    note_item(
        item=item,
        action=action,
        before=before,
        after={"level": level.label},
        reason=reason,
        actor=actor,
        way_back=way_back,
    )
    return item
