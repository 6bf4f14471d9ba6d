"""Take an item with all that is part of it out of its plan."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.plans.models import Item, Plan
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.selectors.branches import branch_below
from townbook.plans.services.move_item import branch_of
from townbook.plans.services.note_item import note_item, standing_place
from townbook.plans.services.order_siblings import order_siblings


@transaction.atomic
def remove_item(*, item: Item, expected: str = "", reason: str = "", actor: User | None) -> Item:
    """The item, removed with its branch; its reports, its history and its address are kept for
    :func:`~townbook.plans.services.restore_item.restore_item`.

    One that is removed already stays as it is. ``expected`` is the mark of the
    :func:`~townbook.plans.selectors.branches.branch_below` that the person saw, where that was asked. Raises
    :class:`~townbook.plans.plan_content.ChangedMeanwhile` where something else is part of it now: it would go
    unseen.
    """
    lock_city(city=item.plan.city)
    item = Item.all_rows.select_related("plan__city", "parent", "level").get(pk=item.pk)
    if item.removed_at is not None:
        return item
    branch = [each.pk for each in branch_of(item)]
    if expected and expected != branch_below(item=item).mark:
        raise ChangedMeanwhile
    before = standing_place(item)
    item.removed_at = removal_moment(item.plan)
    Item.objects.filter(pk__in=branch).update(removed_at=item.removed_at)
    left = Item.objects.filter(plan=item.plan, parent=item.parent_id).order_by("position")
    order_siblings(items=list(left))
    note_item(
        item=item,
        action="removed",
        before={**before, "is_removed": False},
        after={"is_removed": True, "items": len(branch)},
        reason=reason,
        actor=actor,
        touched=[*branch, *([item.parent_id] if item.parent_id else [])],
    )
    return item


def removal_moment(plan: Plan) -> datetime:
    """Later than all removals before: by its moment a branch knows what was removed with it."""
    last = Item.all_rows.filter(plan=plan).aggregate(at=Max("removed_at"))["at"]
    now = timezone.now()
    return max(now, last + timedelta(microseconds=1)) if last else now
