"""What an address of a search asks for; whatever else stands in it is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from townbook.cities.models import City
from townbook.search.query import LONGEST_QUERY
from townbook.search.registry import facets, searchable_kinds
from townbook.search.selectors.find import LONGEST_VALUE
from townbook.search.selectors.statements import KIND
from townbook.text.canonical import canonical_text

SPOKEN = "in"
"""In the address of what is followed: the language a search in all cities was typed in. A feed has no
visitor whose language could be asked for.
"""

MOST_CHOICES = 30
"""Values of one facet an address may hold; nobody chooses as many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """``words`` as they were typed, the values chosen by facet, and the number of the page.

    ``page`` is 0 where the address has one that no list has. ``has_unknown`` says that it also asked
    for a value nothing can have, which is left out.
    """

    words: str
    chosen: Mapping[str, tuple[str, ...]]
    page: int
    has_unknown: bool

    def with_or_without(self, facet: str, value: str) -> str:
        """The query of the same search with that value chosen, or no longer chosen."""
        values = self.chosen.get(facet, ())
        others = tuple(each for each in values if each != value)
        return query_of(self.words, {**self.chosen, facet: others if value in values else (*values, value)})


def query_of(words: str, chosen: Mapping[str, tuple[str, ...]]) -> str:
    """The part of an address that asks for it, with its question mark."""
    return f"?{urlencode({'q': words, **chosen}, doseq=True)}"


def asked_by(given: QueryDict, city: City | None) -> Asked:
    """What is asked for in one city, or in all. Any address will do. At most one query."""
    wanted = {name: _values(given, name) for name in (KIND, *facets())}
    chosen = dict(_known(wanted, city))
    return Asked(
        words=" ".join(canonical_text(given.get("q", "")[:LONGEST_QUERY]).split()),
        chosen=chosen,
        page=_page(given.get("page")),
        has_unknown=any(set(values) != set(chosen.get(name, ())) for name, values in wanted.items()),
    )


def _values(given: QueryDict, name: str) -> tuple[str, ...]:
    """The values wanted, once each; a form sends an empty one for a choice that was not made."""
    return tuple(dict.fromkeys(value for value in given.getlist(name) if value))[:MOST_CHOICES]


def _known(wanted: Mapping[str, tuple[str, ...]], city: City | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values that something public may have; a city's own mean nothing over all cities."""
    for name, values in wanted.items():
        if name != KIND and facets()[name].within_city and city is None:
            continue
        possible = [value for value in values if value.isprintable() and len(value) <= LONGEST_VALUE]
        labels = searchable_kinds() if name == KIND else facets()[name].labels(city, possible)
        if known := tuple(value for value in possible if value in labels):
            yield name, known


def _page(given: str | None) -> int:
    if given is None:
        return 1
    return int(given) if re.fullmatch(r"[0-9]{1,6}", given) else 0
