"""Add an item to a plan by hand."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.item_content import ItemContent, content_to_json
from townbook.plans.item_keys import item_key, number_path
from townbook.plans.models import Item, Level, Plan
from townbook.plans.services.find_seat import Seat, Spot, find_seat, spot_now
from townbook.plans.services.note_item import note_item, standing_place
from townbook.plans.services.order_siblings import PARKED, order_siblings
from townbook.plans.services.revise_item import checked
from townbook.text.search_keys import search_key


@transaction.atomic
def add_item(
    *,
    plan: Plan,
    content: ItemContent,
    spot: Spot,
    level: Level | None = None,
    reason: str = "",
    actor: User | None,
) -> Item:
    """The new item at its spot, with an address that no item of the plan ever had.

    Without a ``level`` it stands at that of its neighbours. Milestones are given to it afterwards. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do,
    :class:`ValueError` for a level or target of another plan, :class:`Item.DoesNotExist` for a target that
    was removed meanwhile.
    """
    lock_city(city=plan.city)
    clean = checked(content)
    if level is not None and level.plan_id != plan.pk:
        raise ValueError("the level is of another plan")
    seat = find_seat(plan=plan, spot=spot_now(spot))
    item = Item.objects.create(
        plan=plan,
        level=level or seat.level,
        parent=seat.parent,
        position=PARKED,
        key=_key(plan, seat, clean.number),
        number=clean.number,
        title=clean.title,
        title_key=search_key(clean.title, plan.language),
        description=clean.description,
        starts=clean.starts,
        ends=clean.ends,
    )
    order_siblings(items=seat.with_item(item))
    note_item(
        item=item,
        action="created",
        before={},
        after={**content_to_json(clean), **standing_place(item)},
        reason=reason,
        actor=actor,
        touched=[seat.parent.pk] if seat.parent else (),
    )
    return item


def _key(plan: Plan, seat: Seat, number: str) -> str:
    """Among numbered siblings, an item without a number must not take one that another may bear."""
    are_numbered = bool(number_path(number)) or any(number_path(each.number) for each in seat.siblings)
    return item_key(
        parent_key=seat.parent.key if seat.parent else "",
        parent_number=seat.parent.number if seat.parent else "",
        number=number,
        unnumbered=f"{'n' if are_numbered else ''}{len(seat.siblings) + 1}",
        taken=set(Item.all_rows.filter(plan=plan).values_list("key", flat=True)),
    )
