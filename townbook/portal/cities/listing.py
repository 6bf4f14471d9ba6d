"""The list of cities, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from townbook.cities.models import City, Cluster
from townbook.plans.selectors.city_summaries import CitySummary, city_summaries
from townbook.portal.cities.directory import directory
from townbook.portal.cities.filters import Choices, CityFilter, Query, choices_of, filter_of


@dataclass(frozen=True, slots=True)
class CityLine:
    """A city in the list; ``translated_name`` is "" where it is the city's own."""

    city: City
    translated_name: str
    summary: CitySummary


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list; ``found`` of ``total`` cities meet the filter. ``page`` counts from 1."""

    lines: tuple[CityLine, ...]
    filter: CityFilter
    choices: Choices
    found: int
    total: int
    page: int
    pages: int


def cities_on_page(*, query: Query, language: str, number: Callable[[int], int], size: int) -> Listing:
    """The page of the cities an address asks for; ``number`` chooses it, given how many there are.

    Nine queries, however many cities.
    """
    entries = directory(language=language)
    choices = choices_of(entries, Cluster.objects.order_by("slug"))
    wanted = filter_of(query, choices, language)
    found = [entry for entry in entries if wanted.finds(entry)] if wanted.is_on else entries
    pages = max(1, -(-len(found) // size))
    page = number(pages)
    shown = found[(page - 1) * size : page * size]
    cities = City.objects.in_bulk([entry.pk for entry in shown])
    summaries = city_summaries(cities=tuple(cities.values()))
    lines = tuple(
        CityLine(cities[entry.pk], "" if entry.shown == entry.name else entry.shown, summaries[entry.pk])
        for entry in shown
    )
    return Listing(lines, wanted, choices, len(found), len(entries), page, pages)
