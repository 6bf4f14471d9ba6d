"""Who answers for each item of a plan, or has reported on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Period, Plan, Report, Responsibility


@dataclass(frozen=True, slots=True)
class ItemBody:
    """A body of an item; without a ``role`` it has only reported on it."""

    key: str
    name: str
    role: ResponsibilityRole | None


def item_bodies(*, plan: Plan, period: Period | None) -> Mapping[int, tuple[ItemBody, ...]]:
    """By item: the bodies that answer for it, in the document's order, then those that only reported on it
    in the period. Two queries, whatever the plan's size; one without a period.
    """
    bodies: defaultdict[int, dict[str, ItemBody]] = defaultdict(dict)
    answers = Responsibility.objects.filter(item__plan=plan).order_by("item_id", "position", "id")
    for item, key, name, role in answers.values_list("item_id", "body__key", "body__name", "role"):
        bodies[item][key] = ItemBody(key, name, ResponsibilityRole(role))
    if period is not None:
        reported = Report.bodies.through.objects.filter(report__period=period, report__is_current=True)
        reported = reported.order_by("id")
        for item, key, name in reported.values_list("report__item_id", "body__key", "body__name"):
            bodies[item].setdefault(key, ItemBody(key, name, None))
    return {item: tuple(of_item.values()) for item, of_item in bodies.items()}
