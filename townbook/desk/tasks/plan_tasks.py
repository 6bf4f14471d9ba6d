"""Plans made by hand that the public does not see yet."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext

from townbook.desk.pages import address_if_any
from townbook.desk.tasks.registry import Desks, Task, TaskKind, Words
from townbook.plans.permissions import may_edit_plans
from townbook.plans.selectors.plans import unpublished_plans


def _words(count: int) -> str:
    del count  # Each plan is published by itself.
    return gettext("Publish a plan made by hand")


def _plans(desks: Desks) -> Iterator[Task]:
    members = desks.of(may_edit_plans)
    for plan in unpublished_plans(cities=[member.city for member in members.values()]):
        city = members[plan.city_id].city
        address = address_if_any("desk:plan", city.slug, plan.slug) or address_if_any("desk:plans", city.slug)
        yield Task(
            city=city,
            address=address or reverse("desk:home", args=[city.slug]),
            about=(Words(plan.title, plan.language),),
        )


PUBLISH_PLAN = TaskKind("publish plan", _words, may_edit_plans, _plans)
"""A plan made by hand is not public yet."""
