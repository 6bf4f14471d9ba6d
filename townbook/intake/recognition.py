"""Recognise a city's plan in a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from townbook.intake.title_keys import title_key
from townbook.plans.models import Item, Plan
from townbook.plans.title_keys import plan_title_key
from townbook.reading.draft import DraftItem


def recognise_plan(
    *, plans: Iterable[Plan], title: str, items: Iterable[DraftItem], language: str
) -> Plan | None:
    """Of a city's plans, in their order, the one a document speaks of; ``None`` when it is a new one.

    It is the plan with the same title, years and numbers set aside; else the one that has most of the
    document's items, at least half of them, by their titles. One query at most.
    """
    by_number = {plan.pk: plan for plan in plans}
    wanted = plan_title_key(title, language)
    for plan in by_number.values():
        if wanted and plan.title_key == wanted:
            return plan
    titles = {title_key(item.title, language) for item in items} - {""}
    shared: Counter[int] = Counter()
    known = Item.objects.filter(plan__in=by_number).values_list("plan_id", "title_key").distinct()
    for plan_id, key in known:
        shared[plan_id] += key in titles
    plan_id, count = max(shared.items(), key=lambda each: (each[1], -each[0]), default=(0, 0))
    return by_number[plan_id] if count and 2 * count >= len(titles) else None
