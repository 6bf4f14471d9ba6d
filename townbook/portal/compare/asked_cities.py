"""Which cities an address puts side by side. Any text will do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from townbook.cities.models import City, Cluster

CITY, CLUSTER = "city", "cluster"

MOST_CITIES = 6
"""So many columns a reader can still hold against each other."""

MOST_LOOKED_UP = 60
"""Names of an address that are looked up; a page of all cities has as many."""

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class AskedCities:
    """The cities in the address's order, and all that stands in the way of showing just those.

    ``unknown`` are names no city has, shortened for showing; ``repeated`` cities named more than once;
    ``too_many`` those beyond the sixth. ``cluster`` is the one asked for, whose ``members`` are all its
    cities; where they are more than six, one has to choose.
    """

    cities: tuple[City, ...] = ()
    unknown: tuple[str, ...] = ()
    repeated: tuple[City, ...] = ()
    too_many: tuple[City, ...] = ()
    cluster: Cluster | None = None
    members: tuple[City, ...] = ()

    @property
    def has_wrong(self) -> bool:
        """Whether the address asks for what is not there."""
        return bool(self.unknown)

    @property
    def are_enough(self) -> bool:
        """Whether there is something to compare."""
        return len(self.cities) > 1

    @property
    def query(self) -> str:
        """The part of an address that asks for the cities shown, with its question mark."""
        return query_of([city.slug for city in self.cities])


def query_of(slugs: Sequence[str]) -> str:
    """The part of an address that puts those cities side by side."""
    return f"?{urlencode([(CITY, slug) for slug in slugs])}"


def asked_cities(query: Query) -> AskedCities:
    """What the address asks for. One query for named cities, two for a cluster."""
    given = [value for value in query.get(CITY, ()) if value]
    if given or not any(query.get(CLUSTER, ())):
        return _named(given)
    return _of_cluster(query[CLUSTER][-1])


def _named(given: Sequence[str]) -> AskedCities:
    slugs = list(dict.fromkeys(given))
    known = [slug for slug in slugs if _can_be_a_slug(slug)][:MOST_LOOKED_UP]
    found = {city.slug: city for city in City.objects.filter(slug__in=known).select_related("cluster")}
    cities = [found[slug] for slug in slugs if slug in found]
    return AskedCities(
        cities=tuple(cities[:MOST_CITIES]),
        unknown=tuple(_shown(slug) for slug in slugs if slug not in found)[:MOST_LOOKED_UP],
        repeated=tuple(city for city in cities if given.count(city.slug) > 1),
        too_many=tuple(cities[MOST_CITIES:]),
    )


def _can_be_a_slug(value: str) -> bool:
    """PostgreSQL refuses to look for some characters, and no slug is longer than its column."""
    return value.isascii() and value.isprintable() and len(value) <= 50


def _shown(value: str) -> str:
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in value[:41])
    return plain if len(value) <= 40 else f"{plain[:40]}…"


def _of_cluster(slug: str) -> AskedCities:
    cluster = Cluster.objects.filter(slug=slug).first() if _can_be_a_slug(slug) else None
    if cluster is None:
        return AskedCities(unknown=(_shown(slug),))
    members = tuple(City.objects.filter(cluster=cluster).select_related("cluster").order_by("slug"))
    shown = members if len(members) <= MOST_CITIES else ()
    return AskedCities(cities=shown, cluster=cluster, members=members)
