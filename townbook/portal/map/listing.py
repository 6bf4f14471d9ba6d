"""Items by the districts and places they happen at: the list that is complete without a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from townbook.cities.models import City, Place
from townbook.plans.models import Plan
from townbook.plans.selectors.item_places import PlaceOfItem
from townbook.plans.selectors.tree import Branch
from townbook.reading.status import Status
from townbook.sources.models import Passage
from townbook.text.collation import collation_key
from townbook.ui.charts.distribution import ORDER


@dataclass(frozen=True, slots=True)
class LocatedItem:
    """An item with its standing, and all the places it happens at."""

    plan: Plan
    branch: Branch
    places: tuple[PlaceOfItem, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a place is called in the language being spoken, or else in the city's own."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class ItemAtPlace:
    """An item that happens at a place; ``passage`` is where a document says so."""

    plan: Plan
    branch: Branch
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place with the items that happen there, in the order of the plans."""

    place: Place
    name: PlaceName
    items: tuple[ItemAtPlace, ...]

    @property
    def statuses(self) -> Mapping[Status, int]:
        """How many of its items have which status, best first."""
        counts = Counter(item.branch.status for item in self.items)
        return {status: counts[status] for status in ORDER if counts[status]}


@dataclass(frozen=True, slots=True)
class DistrictEntry:
    """A district with its places; without a ``name``, the places that lie in none."""

    name: PlaceName | None
    places: tuple[PlaceEntry, ...]


@dataclass(frozen=True, slots=True)
class MapListing:
    """The items that have a place, and how many have none."""

    districts: tuple[DistrictEntry, ...]
    items: int
    places: int
    unplaced: int


def listing_of(located: Iterable[LocatedItem], *, city: City, language: str) -> MapListing:
    """The listing of items, spoken in ``language``: districts and places in the order of the alphabet."""
    everything = tuple(located)
    places: dict[str, PlaceOfItem] = {}
    items: dict[str, list[ItemAtPlace]] = {}
    for item in everything:
        for at in item.places:
            places.setdefault(at.place.key, at)
            items.setdefault(at.place.key, []).append(ItemAtPlace(item.plan, item.branch, at.passage))
    of_district: dict[str, list[PlaceEntry]] = {}
    districts: dict[str, Place] = {}
    for key, at in places.items():
        district = at.district
        if district:
            districts[district.key] = district
        entry = PlaceEntry(at.place, name_of(at.place, city, language), tuple(items[key]))
        of_district.setdefault(district.key if district else "", []).append(entry)
    entries = [
        DistrictEntry(name_of(district, city, language), _by_name(of_district[key], language))
        for key, district in districts.items()
    ]
    entries.sort(key=lambda entry: collation_key(entry.name.words if entry.name else "", language))
    if "" in of_district:
        entries.append(DistrictEntry(None, _by_name(of_district[""], language)))
    with_places = sum(bool(item.places) for item in everything)
    return MapListing(tuple(entries), with_places, len(places), len(everything) - with_places)


def name_of(place: Place, city: City, language: str) -> PlaceName:
    """The place's name in that language, else in the city's."""
    if words := place.names.get(language):
        return PlaceName(str(words), language)
    return PlaceName(place.name, city.language)


def _by_name(entries: Iterable[PlaceEntry], language: str) -> tuple[PlaceEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: collation_key(entry.name.words, language)))
