"""What was public and was removed."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from townbook.cities.models import City
from townbook.plans.models import Item, Plan


def is_removed_plan(*, city: City, slug: str) -> bool:
    """Whether the address was that of a plan the public saw, and that was removed. One query."""
    removed = Plan.all_rows.filter(city=city, slug=slug, is_published=True, removed_at__isnull=False)
    return "\0" not in slug and removed.exists()


def is_removed_item(*, city: City, plan_slug: str, key: str) -> bool:
    """Whether the address was that of an item the public saw, removed since, or its plan. One query."""
    removed = _removed_items().filter(plan__city=city, plan__slug=plan_slug, key=key)
    return "\0" not in key and removed.exists()


def is_removed_number(*, number: int) -> bool:
    """The same, of the number on a sign. One query."""
    return _removed_items().filter(pk=number).exists()


def _removed_items() -> QuerySet[Item]:
    gone = Q(removed_at__isnull=False) | Q(plan__removed_at__isnull=False)
    return Item.all_rows.filter(gone, plan__is_published=True)
