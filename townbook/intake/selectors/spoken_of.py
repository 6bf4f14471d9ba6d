"""Which plan a Draft speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.recognition import recognise_plan
from townbook.intake.review.fold import Review
from townbook.intake.review.references import keys_of_kind
from townbook.plans.models import Plan
from townbook.reading.draft import Draft as ReadDraft


@dataclass(frozen=True, slots=True)
class SpokenOf:
    """A plan, ``None`` for a new one, and all ``plans`` of the city it was chosen from.

    ``lost`` is the name in addresses of a chosen one that is gone.
    """

    plan: Plan | None
    plans: tuple[Plan, ...] = ()
    lost: str = ""


def plan_spoken_of(*, city: City, read: ReadDraft, chosen: str | None) -> SpokenOf:
    """The plan of the city that a person chose, else the one that is recognised. Two queries at most.

    ``read`` is the Draft as it is reviewed; one without items speaks of no plan. ``chosen`` is the plan's
    name in addresses, "" for a new plan, ``None`` where nobody chose.
    """
    if not read.items:
        return SpokenOf(None)
    plans = tuple(Plan.objects.filter(city=city).order_by("id"))
    if chosen == "":
        return SpokenOf(None, plans)
    plan = next((plan for plan in plans if plan.slug == chosen), None)
    if plan is not None:
        return SpokenOf(plan, plans)
    recognised = recognise_plan(
        plans=plans, title=read.source.title, items=read.items, language=read.source.language
    )
    return SpokenOf(recognised, plans, chosen or "")


def chosen_items(*, review: Review, plan: Plan | None) -> dict[str, str]:
    """What a person said the Draft's items are in the plan, by the Draft's key; "" for new."""
    return keys_of_kind(review.matches_in(plan.slug), "item") if plan else {}
