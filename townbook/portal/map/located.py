"""All items of a city that can be told where they are."""

from __future__ import annotations

from townbook.cities.models import City
from townbook.plans.selectors.item_places import item_places
from townbook.plans.selectors.plans import latest_periods, plans_of
from townbook.plans.selectors.tree import item_trees
from townbook.portal.map.listing import LocatedItem


def located_items(*, city: City) -> tuple[LocatedItem, ...]:
    """The counted items of the city's plans, each plan as it stands in its latest period. Five queries,
    however many plans.
    """
    plans = list(plans_of(city=city))
    periods = latest_periods(plans=plans)
    trees = item_trees(periods={plan.pk: periods.get(plan.pk) for plan in plans})
    places = item_places(plans=plans)
    return tuple(
        LocatedItem(plan, branch, places.get(branch.item.pk, ()))
        for plan in plans
        for top in trees[plan.pk]
        for branch in top.counted()
    )
