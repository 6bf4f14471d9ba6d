"""Where items happen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from townbook.cities.models import City, Place
from townbook.plans.models import ItemPlace, Plan
from townbook.sources.models import Passage

_READ_OF_A_PLACE = (
    *("item_id", "place__city_id", "place__key", "place__kind", "place__name", "place__names"),
    *("place__longitude", "place__latitude"),
    *("place__district__city_id", "place__district__key", "place__district__name", "place__district__names"),
    *("passage__start", "passage__end", "passage__source__city_id", "passage__source__sha256"),
    "passage__source__is_published",
)


@dataclass(frozen=True, slots=True)
class PlaceOfItem:
    """A place an item happens at, without its geometry, and where a document says so.

    ``district`` is the one the place lies in, or itself.
    """

    place: Place
    passage: Passage | None

    @property
    def district(self) -> Place | None:
        """The district the item happens in because of this place."""
        return self.place if self.place.kind == "district" else self.place.district


def item_places(*, plans: Iterable[Plan]) -> Mapping[int, tuple[PlaceOfItem, ...]]:
    """By item, the places it happens at, in the order of their names. One query."""
    found: defaultdict[int, list[PlaceOfItem]] = defaultdict(list)
    links = (
        ItemPlace.objects.filter(item__plan__in=list(plans))
        .select_related("place__district", "passage__source")
        .only(*_READ_OF_A_PLACE)
        .order_by("place__name", "place_id", "id")
    )
    for link in links:
        passage = link.passage if link.passage and link.passage.source.is_published else None
        found[link.item_id].append(PlaceOfItem(link.place, passage))
    return {item: tuple(places) for item, places in found.items()}


def geometries(*, city: City, keys: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """The geometries of the city's places with those keys. One query."""
    wanted = Place.objects.filter(city=city, key__in=list(keys))
    return dict(wanted.values_list("key", "geometry"))
