"""Write down who answers for items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from townbook.cities.models import Body
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Plan, Responsibility
from townbook.sources.models import Passage


@transaction.atomic
def assign_responsibilities(
    *, plan: Plan, answers: Sequence[tuple[Item, Body, ResponsibilityRole, Passage | None]]
) -> list[Responsibility]:
    """The new responsibilities, in the order given; a body that answers for an item already stays as it is.

    Two queries, however many there are. Raises :class:`ValueError` for an item of another plan or a
    body of another city.
    """
    if any(item.plan_id != plan.pk or body.city_id != plan.city_id for item, body, _, _ in answers):
        raise ValueError("the items are the plan's own, and the bodies its city's")
    bodies: defaultdict[int, set[int]] = defaultdict(set)
    for item_id, body_id in Responsibility.objects.filter(item__plan=plan).values_list("item", "body"):
        bodies[item_id].add(body_id)
    new: list[Responsibility] = []
    for item, body, role, passage in answers:
        if body.pk in bodies[item.pk]:
            continue
        position = len(bodies[item.pk])
        new.append(Responsibility(item=item, body=body, role=role, position=position, passage=passage))
        bodies[item.pk].add(body.pk)
    return Responsibility.objects.bulk_create(new)
