"""Letters to a city's bodies."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from townbook.cities.models import Body, City
from townbook.plans.models import Period, Reminder

WAITING = Q(sent_at__isnull=True, replaced_at__isnull=True)


def letters_of(*, city: City) -> QuerySet[Reminder]:
    """The letters of the city's plans, newest first, each with its body, period and plan."""
    return (
        Reminder.objects.filter(period__plan__city=city, period__plan__removed_at__isnull=True)
        .select_related("body", "period__plan")
        .order_by("-id")
    )


def failed_letters(*, city: City) -> QuerySet[Reminder]:
    """Those that were tried, reached not everybody they should, and still wait."""
    return letters_of(city=city).filter(WAITING, failures__gt=0)


def waiting_letters(*, period: Period, bodies: Iterable[Body]) -> list[int]:
    """The letters (primary keys) on the period that wait for those bodies. One query."""
    waiting = Reminder.objects.filter(WAITING, period=period, body__in=list(bodies))
    return list(waiting.order_by("id").values_list("pk", flat=True))
