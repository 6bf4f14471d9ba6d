"""All that a search finds, as numbers: for what is new of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import connection

from townbook.cities.models import City
from townbook.search.query import parse_query
from townbook.search.selectors.find import SHORTEST_BEGINNING_OVER_CITIES, chosen_values
from townbook.search.selectors.statements import KIND, Search


def found_things(
    query: str,
    *,
    city: City | None,
    language: str,
    kinds: Collection[str] = (),
    facets: Mapping[str, Collection[str]] | None = None,
) -> Mapping[str, frozenset[int]]:
    """By kind, the numbers of the things that :func:`~townbook.search.selectors.find.find` would find.

    At most as many as are ranked there. One query, none for a query without a word.
    """
    asked = parse_query(query, language, SHORTEST_BEGINNING_OVER_CITIES if city is None else 1)
    if not asked.terms:
        return {}
    chosen = chosen_values({KIND: kinds, **(facets or {})})
    statement = Search(asked, city.pk if city else None, chosen).things()
    things: defaultdict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        for kind, number in cursor.fetchall():
            things[kind].add(number)
    return {kind: frozenset(numbers) for kind, numbers in things.items()}
