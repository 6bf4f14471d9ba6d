"""Put an item back to where it stood in its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item, Level
from townbook.plans.plan_content import ChangedMeanwhile, mark_of
from townbook.plans.services.find_seat import Seat, Spot, Where, find_seat
from townbook.plans.services.move_item import branch_of, move_item
from townbook.plans.services.note_item import standing_place


@dataclass(frozen=True, slots=True)
class OldPlace:
    """Where an item stands ``now`` and where it stood ``then``, in the form of
    :func:`~townbook.plans.services.note_item.standing_place`; ``mark`` tells both from others.
    """

    now: Mapping[str, Any]
    then: Mapping[str, Any]
    mark: str


def old_place(*, item: Item, way_back: Mapping[str, Any]) -> OldPlace:
    """Where :func:`restore_place` would put the item; raises what that raises of what is in its way."""
    item = Item.objects.select_related("plan__city", "parent", "level").get(pk=item.pk)
    seat, level = _seat(item, way_back)
    then = {
        "parent": str(seat.parent) if seat.parent else "",
        "position": seat.place + 1,
        "level": level.label,
    }
    parent = seat.parent.pk if seat.parent else None
    mark = mark_of([item.parent_id, item.position, item.level_id, parent, seat.place, level.pk])
    return OldPlace(standing_place(item), then, mark)


@transaction.atomic
def restore_place(
    *, item: Item, way_back: Mapping[str, Any], expected: str, reason: str = "", actor: User | None
) -> Item:
    """The item where it stood before a move, or at the nearest place that is left there, its branch with it.

    ``way_back`` is the change's; ``expected`` the :attr:`OldPlace.mark` of what the person saw. All of the
    branch that moved along has its levels again; what came to it since moves as many levels. Raises
    :class:`~django.core.exceptions.ValidationError` while what it was part of is removed or has become part
    of it, :class:`~townbook.plans.plan_content.ChangedMeanwhile`.
    """
    lock_city(city=item.plan.city)
    if old_place(item=item, way_back=way_back).mark != expected:
        raise ChangedMeanwhile
    item = Item.objects.select_related("plan__city", "parent", "level").get(pk=item.pk)
    seat, _level = _seat(item, way_back)
    levels = _levels(item, way_back)
    return move_item(
        item=item,
        spot=_spot(seat),
        expected_parent=item.parent_id,
        reason=reason,
        actor=actor,
        action="restored",
        levels={each.pk: levels[each.pk] for each in branch_of(item) if each.pk in levels},
    )


def _seat(item: Item, way_back: Mapping[str, Any]) -> tuple[Seat, Level]:
    """The old seat among those that are there now, and the level the item had."""
    parent = None
    if way_back["parent"] is not None:
        parent = Item.all_rows.select_related("level").get(pk=way_back["parent"], plan=item.plan_id)
        if parent.removed_at is not None:
            said = _("It was part of “%(title)s”, which was removed since. Restore that first.")
            raise ValidationError(said % {"title": parent})
        if parent.pk in {each.pk for each in branch_of(item)}:
            said = _("It was part of “%(title)s”, which is part of it now. Move that out of it first.")
            raise ValidationError(said % {"title": parent})
    siblings = list(Item.objects.filter(plan=item.plan_id, parent=parent).order_by("position"))
    others = [each for each in siblings if each.pk != item.pk]
    if way_back["position"] < len(others):
        spot = Spot(Where.BEFORE, others[way_back["position"]])
    else:
        spot = Spot(Where.UNDER, parent) if parent else Spot(Where.TOP)
    seat = find_seat(plan=item.plan, spot=spot, but=item)
    return seat, _levels(item, way_back).get(item.pk, seat.level)


def _spot(seat: Seat) -> Spot:
    if seat.place < len(seat.siblings):
        return Spot(Where.BEFORE, seat.siblings[seat.place])
    return Spot(Where.UNDER, seat.parent) if seat.parent else Spot(Where.TOP)


def _levels(item: Item, way_back: Mapping[str, Any]) -> dict[int, Level]:
    """By primary key, the levels of the branch as it was; of levels that are gone there are none."""
    known = {level.pk: level for level in Level.objects.filter(plan=item.plan_id)}
    return {int(pk): known[level] for pk, level in way_back["levels"].items() if level in known}
