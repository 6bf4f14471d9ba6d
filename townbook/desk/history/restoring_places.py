"""Items where they stood in their plan, and at the level at which they stood."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext

from townbook.cities.models import Change
from townbook.cities.services.lock_city import lock_city
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer
from townbook.desk.history.restoring_items import present_item
from townbook.desk.member_page import Member
from townbook.plans.models import Item, Level
from townbook.plans.permissions import may_edit_plans
from townbook.plans.plan_content import ChangedMeanwhile
from townbook.plans.services.restore_place import old_place, restore_place
from townbook.plans.services.set_level import set_level


def _preview(change: Change) -> Preview:
    place = old_place(item=present_item(change), way_back=change.way_back)
    return Preview(place.now, place.then, place.mark)


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    try:
        restore_place(
            item=present_item(change),
            way_back=change.way_back,
            expected=mark,
            reason=reason,
            actor=member.user,
        )
    except ChangedMeanwhile:
        raise MovedOn from None


def _level(change: Change, item: Item) -> Level:
    level = Level.objects.filter(pk=change.way_back["level"], plan=item.plan_id).first()
    if level is None:
        raise CannotRestore(
            gettext("The plan has this level no more. Choose another one in the item’s editor.")
        )
    return level


def _level_preview(change: Change) -> Preview:
    item = present_item(change)
    level = _level(change, item)
    return Preview({"level": item.level.label}, {"level": level.label}, f"{item.level_id} {level.label}")


@transaction.atomic
def _level_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    lock_city(city=member.city)
    if _level_preview(change).mark != mark:
        raise MovedOn
    item = present_item(change)
    set_level(item=item, level=_level(change, item), reason=reason, actor=member.user, action="restored")


MOVED_ITEM = Restorer("item", lambda change: "levels" in change.way_back, may_edit_plans, _preview, _restore)
LEVEL = Restorer(
    "item", lambda change: "level" in change.way_back, may_edit_plans, _level_preview, _level_restore
)
