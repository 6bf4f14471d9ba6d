"""Give a city its places, and its plans' items theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from townbook.accounts.models import User
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.models import City
from townbook.cities.services.mark_published import mark_published
from townbook.cities.services.note_change import note_change
from townbook.cities.services.register_places import RegisteredPlaces, register_places
from townbook.plans.services.locate_items import Location, locate_items


@dataclass(frozen=True, slots=True)
class PlacedCity:
    """What became of the places, and of the items that name them."""

    registered: RegisteredPlaces
    located: Location


@transaction.atomic
def place_city(*, city: City, places: Sequence[GazetteerPlace], actor: User | None) -> PlacedCity:
    """The places kept, and found in all that the city's plans say. All or nothing; again changes nothing."""
    registered = register_places(city=city, places=places, actor=actor)
    located = locate_items(city=city)
    if located.new or located.gone:
        mark_published(city=city)
    note_change(
        city=city,
        actor=actor,
        action="revised",
        record="city",
        record_id=city.pk,
        label=city.name,
        before={"new_places": 0, "changed_places": 0},
        after={"new_places": len(registered.new), "changed_places": len(registered.changed)},
    )
    return PlacedCity(registered, located)
