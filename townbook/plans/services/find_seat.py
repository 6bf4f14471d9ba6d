"""Where in a plan's tree an item goes, said as a person says it: before, after or under another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from townbook.plans.models import Item, Level, Plan


class Where(StrEnum):
    """On which side of another item."""

    BEFORE = "before"
    AFTER = "after"
    UNDER = "under"
    """As the last of what is part of it."""
    TOP = "top"
    """As the last of those that are part of no other; this needs no other item."""


class Step(StrEnum):
    """A move by one, as by a key."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the tree: before, after or under ``target``."""

    where: Where
    target: Item | None = None
    seen: SeenTarget | None = None
    """How the person saw the target, where that was asked; another standing is another spot."""


@dataclass(frozen=True, slots=True)
class SeenTarget:
    """What the target of a spot was part of (a primary key) when the person looked."""

    parent: int | None


@dataclass(frozen=True, slots=True)
class Seat:
    """The parent, those that are part of it already, in their order, and how many of them come before."""

    parent: Item | None
    siblings: tuple[Item, ...]
    place: int
    level: Level

    def with_item(self, item: Item) -> list[Item]:
        """The siblings with the item in its place."""
        return [*self.siblings[: self.place], item, *self.siblings[self.place :]]


def find_seat(*, plan: Plan, spot: Spot, but: Item | None = None) -> Seat:
    """The seat of a spot, among all that is there but the item that is to be moved. Three queries at most.

    The level is that of the neighbours; where there are none, the next below the parent's, or the last.
    Raises :class:`ValueError` for a target of another plan, one that is needed and not given, or a plan
    without levels.
    """
    target = spot.target
    if target is not None and target.plan_id != plan.pk:
        raise ValueError("the target is of another plan")
    if spot.where is Where.TOP:
        parent = None
    elif target is None:
        raise ValueError("before, after or under what?")
    else:
        parent = target if spot.where is Where.UNDER else target.parent
    present = Item.objects.filter(plan=plan, parent=parent).select_related("level").order_by("position")
    siblings = tuple(each for each in present if but is None or each.pk != but.pk)
    place = len(siblings)
    if target is not None and spot.where in {Where.BEFORE, Where.AFTER}:
        place = [each.pk for each in siblings].index(target.pk) + (spot.where is Where.AFTER)
    near = siblings[min(place, len(siblings) - 1)] if siblings else None
    return Seat(parent, siblings, place, near.level if near else _level_below(plan, parent))


def spot_now(spot: Spot) -> Spot:
    """The spot with its target as it stands now; ask under the city's lock. One query.

    Raises :class:`Item.DoesNotExist` for a target that was removed meanwhile.
    """
    if spot.target is None:
        return spot
    target = Item.objects.select_related("parent__level", "level").get(pk=spot.target.pk)
    return Spot(spot.where, target)


def _level_below(plan: Plan, parent: Item | None) -> Level:
    levels = list(Level.objects.filter(plan=plan).order_by("position"))
    if not levels:
        raise ValueError("the plan has no levels")
    if parent is None:
        return levels[0]
    return next((level for level in levels if level.position > parent.level.position), levels[-1])


def spot_of_step(*, item: Item, step: Step) -> Spot | None:
    """Where a step leads; ``None`` where there is no further way, or where it stands no more. One query."""
    siblings: Sequence[Item] = list(
        Item.objects.filter(plan=item.plan_id, parent=item.parent_id).order_by("position")
    )
    place = next((place for place, each in enumerate(siblings) if each.pk == item.pk), None)
    if place is None:  # Somebody moved it in this moment.
        return None
    if step is Step.UP and place:
        return Spot(Where.BEFORE, siblings[place - 1])
    if step is Step.DOWN and place + 1 < len(siblings):
        return Spot(Where.AFTER, siblings[place + 1])
    if step is Step.IN and place:
        return Spot(Where.UNDER, siblings[place - 1])
    if step is Step.OUT and item.parent is not None:
        return Spot(Where.AFTER, item.parent)
    return None
