"""What a plan says of itself now."""

from __future__ import annotations

from townbook.plans.models import Level, Plan
from townbook.plans.plan_content import PlanContent, WantedLevel


def plan_content(*, plan: Plan) -> PlanContent:
    """The plan's title, language and levels. One query."""
    levels = Level.objects.filter(plan=plan).order_by("position")
    return PlanContent(
        plan.title, plan.language, tuple(WantedLevel(level.key, level.label) for level in levels)
    )
