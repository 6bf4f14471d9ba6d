"""Plans and periods as they were."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from townbook.cities.models import Change
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.plans.models import Period, Plan
from townbook.plans.permissions import may_collect_reports, may_edit_plans
from townbook.plans.plan_content import ChangedMeanwhile, PlanContent, WantedLevel
from townbook.plans.selectors.plan_content import plan_content
from townbook.plans.services.change_plan import change_plan
from townbook.plans.services.open_period import open_period
from townbook.plans.services.remove_plan import restore_plan

_OF_A_PLAN = frozenset({"title", "language", "levels"})
_OF_A_PERIOD = frozenset({"due", "message"})


def _plan(change: Change) -> Plan:
    return Plan.all_rows.select_related("city").get(pk=change.record_id, city=change.city_id)


def _removed_preview(change: Change) -> Preview:
    removed_at = _plan(change).removed_at
    if removed_at is None:
        raise CannotRestore(gettext("It is there again: there is nothing to restore."))
    return Preview({"is_removed": True}, {"is_removed": False}, removed_at.isoformat())


def _removed_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _removed_preview(change).mark != mark:
        raise MovedOn
    restore_plan(plan=_plan(change), reason=reason, actor=member.user)


def _present_plan(change: Change) -> Plan:
    plan = _plan(change)
    if plan.removed_at is not None:
        raise CannotRestore(gettext("It was removed since. Restore its removal first."))
    return plan


def _content(change: Change, now: PlanContent) -> PlanContent:
    """What the plan said, in the fields that the change changed. A level that is gone comes anew."""
    then = fields_before(change, _OF_A_PLAN)
    levels = now.levels
    if "levels" in then:
        known = {level.key for level in now.levels}
        kept = change.way_back["levels"]
        levels = tuple(WantedLevel(key if key in known else "", label) for key, label in kept)
    return PlanContent(then.get("title", now.title), then.get("language", now.language), levels)


def _plan_preview(change: Change) -> Preview:
    now = plan_content(plan=_present_plan(change))
    then, said = _content(change, now).to_json(), now.to_json()
    names = fields_before(change, _OF_A_PLAN)
    return Preview({name: said[name] for name in names}, {name: then[name] for name in names}, now.mark)


def _plan_restore(member: Member, change: Change, mark: str, reason: str) -> None:
    plan = _present_plan(change)
    try:
        change_plan(
            plan=plan,
            content=_content(change, plan_content(plan=plan)),
            expected=mark,
            reason=reason,
            actor=member.user,
            action="restored",
        )
    except ChangedMeanwhile:
        raise MovedOn from None


def _plan_offers(change: Change) -> bool:
    """Levels need to know which of them is which."""
    fields = fields_before(change, _OF_A_PLAN)
    return bool(fields) and ("levels" not in fields or "levels" in change.way_back)


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


REMOVED_PLAN = Restorer(
    "plan", lambda change: change.action == "removed", may_edit_plans, _removed_preview, _removed_restore
)
PLAN = Restorer("plan", _plan_offers, may_edit_plans, _plan_preview, _plan_restore)
PERIOD = Restorer("period", _period_offers, may_collect_reports, _period_preview, _period_restore)
