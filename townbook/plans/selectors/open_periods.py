"""Periods that reports are collected for."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.models import City
from townbook.plans.models import Period


def open_periods(*, city: City) -> QuerySet[Period]:
    """The periods that were ever opened in a plan that is there, the latest due first. One query."""
    return (
        Period.objects.filter(plan__city=city, plan__removed_at__isnull=True, opened_at__isnull=False)
        .select_related("plan")
        .order_by("-due", "-id")
    )
