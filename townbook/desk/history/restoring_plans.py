"""Items, plans and periods as they were."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from townbook.cities.models import Change
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.plans.item_content import content_from_json, content_to_json
from townbook.plans.models import Item, Period, Plan
from townbook.plans.permissions import may_collect_reports, may_edit_plans
from townbook.plans.selectors.item_versions import content_of, version_of
from townbook.plans.services.open_period import open_period
from townbook.plans.services.remove_plan import restore_plan
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.revise_item import ItemChangedMeanwhile, revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones

_OF_AN_ITEM = frozenset({"number", "title", "description", "starts", "ends", "milestones"})
_OF_A_PERIOD = frozenset({"due", "message"})
_REMOVED, _PRESENT = {"is_removed": True}, {"is_removed": False}


def _edits(member: Member, change: Change) -> bool:
    del change  # Whoever edits plans edits all of the city's.
    return may_edit_plans(member.grants)


def _item_offers(change: Change) -> bool:
    """A new item has nothing before it; where one stood is not put back, but moved again."""
    return change.action == "removed" or bool(fields_before(change, _OF_AN_ITEM))


def _item(change: Change) -> Item:
    return Item.all_rows.select_related("plan__city", "plan__source").get(
        pk=change.record_id, plan__city=change.city_id
    )


def _item_preview(change: Change) -> Preview:
    item = _item(change)
    if change.action == "removed":
        if item.removed_at is None:
            raise CannotRestore(gettext("It is there again: there is nothing to restore."))
        return Preview(_REMOVED, _PRESENT, item.removed_at.isoformat())
    if item.removed_at is not None:
        raise CannotRestore(gettext("It was removed since. Restore its removal first."))
    then = fields_before(change, _OF_AN_ITEM)
    now = content_to_json(content_of(item=item))
    return Preview({name: now[name] for name in then}, then, str(version_of(item=item)))


@transaction.atomic
def _item_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    item = _item(change)
    if _item_preview(change).mark != mark:
        raise MovedOn
    if change.action == "removed":
        restore_item(item=item, reason=reason, actor=member.user)
        return
    now = content_to_json(content_of(item=item))
    content = content_from_json({**now, **fields_before(change, _OF_AN_ITEM)})
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
            milestones=[NewMilestone(each.title, each.due, each.reached_on) for each in content.milestones],
            expected_version=version_of(item=revised),
            reason=reason,
            actor=member.user,
        )
    except ItemChangedMeanwhile:
        raise MovedOn from None


def _plan(change: Change) -> Plan:
    return Plan.all_rows.select_related("city").get(pk=change.record_id, city=change.city_id)


def _plan_preview(change: Change) -> Preview:
    removed_at = _plan(change).removed_at
    if removed_at is None:
        raise CannotRestore(gettext("It is there again: there is nothing to restore."))
    return Preview(_REMOVED, _PRESENT, removed_at.isoformat())


def _plan_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _plan_preview(change).mark != mark:
        raise MovedOn
    restore_plan(plan=_plan(change), reason=reason, actor=member.user)


def _period(change: Change) -> Period:
    return Period.objects.select_related("plan__city").get(
        pk=change.record_id, plan__city=change.city_id, plan__removed_at__isnull=True
    )


def _period_offers(change: Change) -> bool:
    """That it was opened for the first time has nothing before it."""
    return "opened" not in change.before and bool(fields_before(change, _OF_A_PERIOD))


def _period_said(period: Period) -> dict[str, Any]:
    return {"due": period.due.isoformat() if period.due else "", "message": period.message}


def _period_preview(change: Change) -> Preview:
    now = _period_said(_period(change))
    then = fields_before(change, _OF_A_PERIOD)
    return Preview({name: now[name] for name in then}, then, f"{now['due']} {now['message']}")


def _period_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    preview = _period_preview(change)
    if preview.mark != mark:
        raise MovedOn
    period = _period(change)
    said = {**_period_said(period), **preview.then}
    open_period(
        period=period,
        due=date.fromisoformat(said["due"]),
        message=said["message"],
        actor=member.user,
        reason=reason,
        action="restored",
    )


ITEM = Restorer("item", _item_offers, _edits, _item_preview, _item_restore)
PLAN = Restorer("plan", lambda change: change.action == "removed", _edits, _plan_preview, _plan_restore)
PERIOD = Restorer(
    "period",
    _period_offers,
    lambda member, _change: may_collect_reports(member.grants),
    _period_preview,
    _period_restore,
)
