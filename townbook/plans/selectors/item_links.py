"""Who answers for an item and where it happens, as plain values that can be compared."""

from __future__ import annotations

from townbook.plans.models import Item, ItemPlace, Responsibility
from townbook.plans.plan_content import mark_of


def answers_of(*, item: Item) -> list[Responsibility]:
    """The item's responsibilities in their order, each with its body. One query."""
    answers = Responsibility.objects.filter(item=item).select_related("body")
    return list(answers.order_by("position", "id"))


def mark_of_answers(answers: list[Responsibility]) -> str:
    """What tells these responsibilities from others."""
    return mark_of([[answer.body_id, answer.role] for answer in answers])


def places_of_item(*, item: Item) -> list[ItemPlace]:
    """Where the item happens, by the places' names, each with its place. One query."""
    return list(
        ItemPlace.objects.filter(item=item)
        .select_related("place")
        .defer("place__geometry")
        .order_by("place__name", "place_id")
    )


def mark_of_places(places: list[ItemPlace]) -> str:
    """What tells these places from others."""
    return mark_of(sorted(each.place_id for each in places))
