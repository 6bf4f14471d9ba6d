"""Begin a plan by hand."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.models import City
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.note_change import note_change
from townbook.plans.models import Level, Plan
from townbook.plans.plan_content import PlanContent
from townbook.plans.services.check_plan import checked_plan
from townbook.plans.services.start_plan import start_plan


@transaction.atomic
def create_plan(*, city: City, content: PlanContent, actor: User | None) -> Plan:
    """A new plan with its levels and without items; only staff see it until it is published.

    Raises :class:`~django.core.exceptions.ValidationError` with a sentence for each field that will not do.
    """
    lock_city(city=city)
    clean = checked_plan(content)
    plan = start_plan(city=city, title=clean.title, language=clean.language, source=None, is_published=False)
    Level.objects.bulk_create(
        Level(plan=plan, position=position, key=f"level-{position + 1}", label=level.label)
        for position, level in enumerate(clean.levels)
    )
    note_change(
        city=city,
        actor=actor,
        action="created",
        record="plan",
        record_id=plan.pk,
        label=plan.title,
        before={},
        after=clean.to_json(),
    )
    return plan
