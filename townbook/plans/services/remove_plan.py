"""Take a plan away from the public and from the desk, and bring it back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Plan
from townbook.plans.plan_changes import say_who_sees
from townbook.plans.said_words import several_lines
from townbook.plans.services.index_plan import index_plan


def remove_plan(*, plan: Plan, reason: str = "", actor: User | None) -> Plan:
    """The plan, removed, and its documents with it: nothing of them is lost, and its addresses answer that it
    was removed.
    """
    return _set(plan, timezone.now(), "removed", reason, actor)


def restore_plan(*, plan: Plan, reason: str = "", actor: User | None) -> Plan:
    """The plan as it was before it was removed, as public as it was."""
    return _set(plan, None, "restored", reason, actor)


@transaction.atomic
def _set(plan: Plan, moment: datetime | None, action: str, reason: str, actor: User | None) -> Plan:
    lock_city(city=plan.city)
    plan = Plan.all_rows.select_related("city").get(pk=plan.pk)
    if (plan.removed_at is None) == (moment is None):
        return plan
    plan.removed_at = moment
    plan.save(update_fields=["removed_at"])
    note_change(
        city=plan.city,
        actor=actor,
        action=action,
        record="plan",
        record_id=plan.pk,
        label=plan.title,
        before={"is_removed": moment is None},
        after={"is_removed": moment is not None},
        reason=several_lines(reason),
    )
    index_plan(plan=plan)
    say_who_sees(plan)
    mark_published(city=plan.city)
    return plan
