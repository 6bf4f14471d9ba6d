"""Cities with their plans."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Count

from townbook.cities.models import City
from townbook.cities.selectors.cities import all_cities
from townbook.plans.models import Plan


def cities_with_plans() -> list[tuple[City, list[Plan]]]:
    """Every city with its plans, oldest plan first; each plan has ``item_count``. Two queries."""
    plans: defaultdict[int, list[Plan]] = defaultdict(list)
    for plan in Plan.objects.annotate(item_count=Count("items")).order_by("id"):
        plans[plan.city_id].append(plan)
    return [(city, plans[city.pk]) for city in all_cities()]
