"""The plans of a city as its editors see them."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from townbook.cities.models import City
from townbook.plans.models import Plan


def plans_for_editors(*, city: City) -> QuerySet[Plan]:
    """The plans that are there, published or not, each with ``item_count``, oldest first. One query."""
    there = Count("items", filter=Q(items__removed_at__isnull=True))
    return Plan.objects.filter(city=city).annotate(item_count=there).order_by("id")


def removed_plans_of(*, city: City) -> QuerySet[Plan]:
    """The plans that were removed, the last removed first. One query."""
    return Plan.all_rows.filter(city=city, removed_at__isnull=False).order_by("-removed_at", "-id")
