"""The cities one can put beside those already chosen."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.cities.models import City
from townbook.portal.cities.directory import directory, name_keys
from townbook.portal.compare.asked_cities import AskedCities
from townbook.text.collation import collation_key

FEW_CITIES = 30
"""So many boxes a form can have: an installation with no more cities offers them all."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A city to choose; ``is_chosen`` when it is one of those asked for."""

    slug: str
    name: str
    language: str
    translated_name: str
    is_chosen: bool


def candidates_for(*, asked: AskedCities, words: str, language: str) -> tuple[Candidate, ...]:
    """The chosen cities in their order, then others: those with such a name where ``words`` are given, else
    the members of the cluster asked for, else all where they are few, else those of the chosen cities'
    clusters. At most two queries.
    """
    chosen = (*asked.cities, *asked.too_many)
    known = {city.pk for city in chosen}
    first = tuple(_candidate(city, language, is_chosen=city in asked.cities) for city in chosen)
    if words:
        keys = name_keys(words, language)
        found = (entry for entry in directory(language=language) if keys and entry.has_name(keys))
        others = [
            Candidate(
                entry.slug,
                entry.name,
                entry.language,
                "" if entry.shown == entry.name else entry.shown,
                is_chosen=False,
            )
            for entry in found
            if entry.pk not in known
        ]
    else:
        nearby = sorted(
            (city for city in _nearby(asked) if city.pk not in known),
            key=lambda city: collation_key(city.name_in(language), language),
        )
        others = [_candidate(city, language, is_chosen=False) for city in nearby]
    return (*first, *others[:FEW_CITIES])


def _nearby(asked: AskedCities) -> tuple[City, ...]:
    if asked.cluster:
        return asked.members
    few = tuple(City.objects.order_by("slug")[: FEW_CITIES + 1])
    if len(few) <= FEW_CITIES:
        return few
    clusters = {city.cluster_id for city in (*asked.cities, *asked.too_many) if city.cluster_id}
    return tuple(City.objects.filter(cluster__in=clusters).order_by("slug")[: 2 * FEW_CITIES])


def _candidate(city: City, language: str, *, is_chosen: bool) -> Candidate:
    name = city.name_in(language)
    return Candidate(city.slug, city.name, city.language, "" if name == city.name else name, is_chosen)
