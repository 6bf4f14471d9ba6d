"""Move an item with all that is part of it to another place of its plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item, Level
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.services.find_seat import Seat, Spot, find_seat
from townbook.plans.services.note_item import note_item, standing_place, way_to_place
from townbook.plans.services.order_siblings import PARKED, order_siblings


@transaction.atomic
def move_item(
    *,
    item: Item,
    spot: Spot,
    expected_parent: int | None,
    reason: str = "",
    actor: User | None,
    action: str = "moved",
    levels: Mapping[int, Level] | None = None,
) -> Item:
    """The item at its new spot, its branch with it; their addresses and numbers stay.

    The item takes the level of its new neighbours, and what is part of it moves as many levels, as far as the
    plan has them; those in ``levels`` (by primary key) take that one. ``expected_parent`` is what the item
    was part of when the person looked. A number of queries that does not grow with the plan.

    Raises :class:`~django.core.exceptions.ValidationError` for a move under itself,
    :class:`~townbook.plans.plan_content.ChangedMeanwhile` where it was moved elsewhere in between, or the
    target was removed or is not where the person saw it,
    :class:`ValueError` for a target of another plan.
    """
    lock_city(city=item.plan.city)
    item = Item.objects.select_related("plan__city", "parent", "level").get(pk=item.pk)
    if item.parent_id != expected_parent:
        raise ChangedMeanwhile
    target = _target(spot)
    branch = branch_of(item)
    if target is not None and target.pk in {each.pk for each in branch}:
        raise ValidationError(
            _("An item cannot stand before, after or under itself or what is part of it. Choose another.")
        )
    seat = find_seat(plan=item.plan, spot=Spot(spot.where, target), but=item)
    if _is_there_already(item, seat) and not levels:
        return item
    before, way_back = standing_place(item), way_to_place(branch)
    left = Item.objects.filter(plan=item.plan, parent=item.parent_id).exclude(pk=item.pk).order_by("position")
    siblings_left = list(left) if item.parent_id != (seat.parent.pk if seat.parent else None) else []
    old_parent = item.parent_id
    item.parent, item.position = seat.parent, PARKED
    item.save(update_fields=["parent", "position"])
    order_siblings(items=seat.with_item(item))
    order_siblings(items=siblings_left)
    _settle_levels(item, branch, seat.level, levels or {})
    note_item(
        item=item,
        action=action,
        before=before,
        after=standing_place(item),
        reason=reason,
        actor=actor,
        touched={pk for pk in (old_parent, item.parent_id) if pk},
        way_back=way_back,
    )
    return item


def _target(spot: Spot) -> Item | None:
    """The target as it is now."""
    if spot.target is None:
        return None
    target = Item.objects.select_related("parent__level", "level").filter(pk=spot.target.pk).first()
    if target is None or (spot.seen is not None and spot.seen.parent != target.parent_id):
        raise ChangedMeanwhile
    return target


def branch_of(item: Item) -> list[Item]:
    """The item and all that is there and part of it, each before its parts. One query."""
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    for each in Item.objects.filter(plan=item.plan_id).select_related("level").order_by("position"):
        children[each.parent_id].append(each)
    return list(_walk(item, children))


def _walk(item: Item, children: Mapping[int | None, Sequence[Item]]) -> Iterator[Item]:
    yield item
    for child in children.get(item.pk, ()):
        yield from _walk(child, children)


def _is_there_already(item: Item, seat: Seat) -> bool:
    same_parent = item.parent_id == (seat.parent.pk if seat.parent else None)
    return same_parent and item.position == seat.place


def _settle_levels(item: Item, branch: Sequence[Item], level: Level, wanted: Mapping[int, Level]) -> None:
    """All of the branch as many levels further down or up as its top, but for what is wanted of some."""
    levels = list(Level.objects.filter(plan=item.plan_id).order_by("position"))
    places = {each.pk: place for place, each in enumerate(levels)}
    by = places[level.pk] - places[item.level_id]
    if not by and not wanted:
        return
    for each in branch:
        moved = levels[max(0, min(len(levels) - 1, places[each.level_id] + by))]
        each.level = wanted.get(each.pk, moved)
    Item.objects.bulk_update(branch, ["level"], batch_size=500)
    item.level = wanted.get(item.pk, level)
