"""Keep the index true to whether the public sees a plan."""

from __future__ import annotations

from townbook.plans.models import Item, Plan, Responsibility
from townbook.plans.searchable import BODIES, ITEMS, PLANS
from townbook.search.services.index_objects import index_objects


def index_plan(*, plan: Plan) -> None:
    """Index the plan, its items and those who answer for them anew: what the public does not see leaves the
    index.
    """
    items = Item.all_rows.filter(plan=plan).values_list("pk", flat=True)
    bodies = Responsibility.objects.filter(item__plan=plan).order_by().values_list("body", flat=True)
    index_objects(
        changed={PLANS.name: [plan.pk], ITEMS.name: list(items), BODIES.name: list(bodies.distinct())}
    )
