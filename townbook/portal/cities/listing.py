"""The list of cities, a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.cities.selectors.cities import all_cities
from townbook.plans.selectors.city_summaries import CitySummary, city_summaries
from townbook.text.collation import collation_key


@dataclass(frozen=True, slots=True)
class CityLine:
    """A city in the list; ``translated_name`` is "" where it is the city's own."""

    city: City
    translated_name: str
    summary: CitySummary


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list; ``page`` and ``pages`` count from 1."""

    lines: tuple[CityLine, ...]
    total: int
    page: int
    pages: int


def cities_on_page(*, language: str, number: Callable[[int], int], size: int) -> Listing:
    """The page that ``number`` chooses, given how many there are. Six queries, however many cities."""
    cities = sorted(all_cities(), key=lambda city: (collation_key(city.name_in(language), language), city.pk))
    pages = max(1, -(-len(cities) // size))
    page = number(pages)
    shown = cities[(page - 1) * size : page * size]
    summaries = city_summaries(cities=shown)
    lines = tuple(CityLine(city, _other_name(city, language), summaries[city.pk]) for city in shown)
    return Listing(lines, len(cities), page, pages)


def _other_name(city: City, language: str) -> str:
    name = city.name_in(language)
    return "" if name == city.name else name
