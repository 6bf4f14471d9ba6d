"""Show a plan that was made by hand to the public."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.accounts.models import User
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Item, Plan
from townbook.plans.plan_changes import say_who_sees
from townbook.plans.services.index_plan import index_plan


@transaction.atomic
def publish_plan(*, plan: Plan, actor: User | None) -> Plan:
    """The plan, public with all its items and the documents it was read from; a public one stays as it is.

    Raises :class:`~django.core.exceptions.ValidationError` for a plan without items.
    """
    lock_city(city=plan.city)
    plan = Plan.objects.select_related("city").get(pk=plan.pk)
    if plan.is_published:
        return plan
    if not Item.objects.filter(plan=plan).exists():
        raise ValidationError(_("There is nothing in this plan yet. Add an item first, then publish."))
    plan.is_published = True
    plan.save(update_fields=["is_published"])
    note_change(
        city=plan.city,
        actor=actor,
        action="published",
        record="plan",
        record_id=plan.pk,
        label=plan.title,
        before={"is_published": False},
        after={"is_published": True},
    )
    index_plan(plan=plan)
    say_who_sees(plan)
    mark_published(city=plan.city)
    return plan
