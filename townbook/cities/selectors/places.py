"""Places of a city."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.enums import PlaceKind
from townbook.cities.geometry import points_of
from townbook.cities.map_box import MapBox, box_around
from townbook.cities.models import City, Place


def districts_of(*, city: City) -> QuerySet[Place]:
    """The city's districts with their outlines, by their keys."""
    return Place.objects.filter(city=city, kind=PlaceKind.DISTRICT).order_by("key")


def box_of(*, city: City) -> MapBox | None:
    """What holds all the city's places, its districts with their outlines; ``None`` without places. Two
    queries.
    """
    places = Place.objects.filter(city=city).exclude(kind=PlaceKind.DISTRICT)
    points = [(east, north) for east, north in places.values_list("longitude", "latitude")]
    outlines = Place.objects.filter(city=city, kind=PlaceKind.DISTRICT).values_list("geometry", flat=True)
    return box_around([*points, *(point for outline in outlines for point in points_of(outline))])
