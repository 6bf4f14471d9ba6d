"""What of the plans is public, in one place: every read for the public begins here."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.plans.models import Item, Plan, Report


def public_plans() -> QuerySet[Plan]:
    """Plans that were published and not removed."""
    return Plan.objects.filter(is_published=True)


def public_items() -> QuerySet[Item]:
    """The lines of public plans that were not removed."""
    return Item.objects.filter(plan__is_published=True, plan__removed_at__isnull=True)


def public_reports() -> QuerySet[Report]:
    """What stands of the reports on public lines: the current version of each."""
    return Report.objects.filter(
        is_current=True,
        item__removed_at__isnull=True,
        item__plan__is_published=True,
        item__plan__removed_at__isnull=True,
    )
