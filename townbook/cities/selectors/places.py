"""Places of a city."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.enums import PlaceKind
from townbook.cities.models import City, Place


def districts_of(*, city: City) -> QuerySet[Place]:
    """The city's districts with their outlines, by their keys."""
    return Place.objects.filter(city=city, kind=PlaceKind.DISTRICT).order_by("key")
