"""The places of the city that a form chooses among."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from townbook.cities.models import City, Place
from townbook.text.search_keys import search_key

MOST_FOUND = 40
"""Places that a search shows; a city may have thousands."""


def chosen_places(city: City, keys: Iterable[str]) -> list[Place]:
    """The city's places with those keys, by their names. One query."""
    wanted = [key for key in keys if "\0" not in key]
    return list(Place.objects.filter(city=city, key__in=wanted).defer("geometry").order_by("name", "pk"))


def found_places(city: City, words: str, *, but: Collection[Place]) -> list[Place]:
    """The city's places whose names have all the words, or any of its places where there are none; at most
    :data:`MOST_FOUND`, but those chosen already. One query.
    """
    places = Place.objects.filter(city=city).exclude(pk__in=[place.pk for place in but]).defer("geometry")
    for word in search_key(words, city.language).split():
        places = places.filter(search_key__contains=word)
    return list(places.order_by("name", "pk")[:MOST_FOUND])
