"""Items as they were: their words, days and milestones, and whether they are there."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext

from townbook.cities.models import Change
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.plans.item_content import ItemContent, content_from_json, content_to_json
from townbook.plans.models import Item
from townbook.plans.permissions import may_edit_plans
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.revise_item import ItemChangedMeanwhile, revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.sources.models import Passage

_FIELDS = frozenset({"number", "title", "description", "starts", "ends", "milestones"})


def item_of(change: Change) -> Item:
    """The item, removed or not."""
    return Item.all_rows.select_related("plan__city", "plan__source", "parent", "level").get(
        pk=change.record_id, plan__city=change.city_id
    )


def present_item(change: Change) -> Item:
    """The item. Raises :class:`CannotRestore` while it or its plan is removed."""
    item = item_of(change)
    if item.removed_at is not None:
        raise CannotRestore(gettext("It was removed since. Restore its removal first."))
    if item.plan.removed_at is not None:
        raise CannotRestore(gettext("Its plan was removed since. Restore the plan first."))
    return item


def _preview(change: Change) -> Preview:
    item = present_item(change)
    then = fields_before(change, _FIELDS)
    now = content_to_json(content_of(item=item))
    return Preview({name: now[name] for name in then}, then, str(version_of(item=item)))


@transaction.atomic
def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    item = present_item(change)
    if _preview(change).mark != mark:
        raise MovedOn
    now = content_to_json(content_of(item=item))
    content = content_from_json({**now, **fields_before(change, _FIELDS)})
    try:
        revised = revise_item(
            item=item,
            content=content,
            expected_version=int(mark),
            reason=reason,
            actor=member.user,
            action="restored",
        )
        set_milestones(
            item=revised,
            milestones=_steps(change, content),
            expected_version=version_of(item=revised),
            reason=reason,
            actor=member.user,
            action="restored",
        )
    except ItemChangedMeanwhile:
        raise MovedOn from None


def _steps(change: Change, content: ItemContent) -> list[NewMilestone]:
    """The steps, those that come back with the passage that names them."""
    named = change.way_back.get("passages", {})
    passages = {each.pk: each for each in Passage.objects.filter(pk__in=named.values())}
    return [
        NewMilestone(each.title, each.due, each.reached_on, passages.get(named.get(each.title)))
        for each in content.milestones
    ]


def _removed_preview(change: Change) -> Preview:
    item = item_of(change)
    if item.plan.removed_at is not None:
        raise CannotRestore(gettext("Its plan was removed since. Restore the plan first."))
    if item.removed_at is None:
        raise CannotRestore(gettext("It is there again: there is nothing to restore."))
    return Preview({"is_removed": True}, {"is_removed": False}, item.removed_at.isoformat())


def _removed_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _removed_preview(change).mark != mark:
        raise MovedOn
    restore_item(item=item_of(change), reason=reason, actor=member.user)


ITEM = Restorer(
    "item", lambda change: bool(fields_before(change, _FIELDS)), may_edit_plans, _preview, _restore
)
REMOVED_ITEM = Restorer(
    "item", lambda change: change.action == "removed", may_edit_plans, _removed_preview, _removed_restore
)
