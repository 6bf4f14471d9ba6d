"""Take a city's places in, or what has changed of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.enums import PlaceKind
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.geometry import contains
from townbook.cities.models import City, Place
from townbook.cities.services.lock_city import lock_city
from townbook.cities.services.mark_published import mark_published
from townbook.text.search_keys import search_key

LONGEST_SEARCH_KEY = 500
"""Characters of a search key that are kept; no place's name is as long."""

_FIELDS = ("kind", "name", "names", "search_key", "geometry", "latitude", "longitude", "district")


@dataclass(frozen=True, slots=True)
class RegisteredPlaces:
    """What came of a file of places: those new, those changed, and how many it left as they were."""

    new: tuple[Place, ...]
    changed: tuple[Place, ...]
    unchanged: int


@transaction.atomic
def register_places(*, city: City, places: Sequence[GazetteerPlace], actor: User | None) -> RegisteredPlaces:
    """The places kept, each in the district it lies in; all of them or none.

    A place is known by its key; without one, by its kind and its name. Places the file does not name
    stay: their addresses stand in letters. The same places again change nothing. Five queries, however
    many places. ``actor`` is ``None`` on the command line.
    """
    del actor  # Who may is the caller's to know; a place has no author.
    lock_city(city=city)
    known = list(Place.objects.filter(city=city).order_by("id"))
    before = {place.pk: _values(place) for place in known}
    new = _settled(city, known, places)
    # Districts first: the others refer to them.
    Place.objects.bulk_create(place for place in new if place.kind == PlaceKind.DISTRICT)
    _assign_districts([*known, *new])
    Place.objects.bulk_create(place for place in new if place.kind != PlaceKind.DISTRICT)
    changed = [place for place in known if _values(place) != before[place.pk]]
    Place.objects.bulk_update(changed, _FIELDS, batch_size=200)
    if new or changed:
        mark_published(city=city)
    return RegisteredPlaces(tuple(new), tuple(changed), len(known) - len(changed))


def _values(place: Place) -> tuple[object, ...]:
    values = (getattr(place, field) for field in _FIELDS if field != "district")
    return (*values, place.district_id)


def _settled(city: City, known: Iterable[Place], places: Iterable[GazetteerPlace]) -> list[Place]:
    """The known places as the file has them, in place; those it has besides."""
    by_key = {place.key: place for place in known}
    by_name = {(place.kind, place.search_key): place for place in known}
    new: list[Place] = []
    taken = set(by_key)
    for entry in places:
        name_key = (search_key(entry.name, city.language) or entry.name.casefold())[:LONGEST_SEARCH_KEY]
        place = by_key.get(entry.key) if entry.key else by_name.get((entry.kind, name_key))
        if place is None:
            place = Place(city=city, key=entry.key or _free_key(taken))
            taken.add(place.key)
            new.append(place)
        place.kind, place.name, place.names = entry.kind, entry.name, dict(entry.names)
        place.search_key = name_key
        place.geometry = dict(entry.geometry)
        place.longitude, place.latitude = entry.point
    return new


def _free_key(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"p{number}" in taken:
        number += 1
    return f"p{number}"


def _assign_districts(places: Sequence[Place]) -> None:
    """Each place gets the first district, by its key, that its point lies in."""
    districts = sorted(
        (each for each in places if each.kind == PlaceKind.DISTRICT), key=lambda each: each.key
    )
    for place in places:
        point = (place.longitude, place.latitude)
        within = (each for each in districts if contains(each.geometry, point))
        place.district = None if place.kind == PlaceKind.DISTRICT else next(within, None)
