"""Find what is public by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.search.highlighting import Snippet, marks_of, snippet_of
from townbook.search.models import SearchDocument
from townbook.search.query import SearchQuery, parse_query
from townbook.search.registry import facets as registered_facets
from townbook.search.registry import searchable_kinds
from townbook.search.selectors.statements import CITY, HITS, KIND, MOST_HITS, PAGE, TOTAL, Search
from townbook.text.placed_words import Range

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

RESULTS_ON_A_PAGE = 20

SHORTEST_BEGINNING_OVER_CITIES = 3
"""Letters of an unfinished word that is looked for in all cities: half of all texts hold a shorter one."""

LONGEST_VALUE = 64
MOST_VALUES = 100
"""Values of one facet, chosen together, that are looked at."""


@dataclass(frozen=True, slots=True)
class Result:
    """A thing that was found.

    ``title_marks`` are the ranges of its title that were asked for. ``place`` is the range from the first
    to the last marked word of the snippet in the object's own text, if there is one: with it a source is
    opened at the passage. ``address`` is what the kind put into its
    :class:`~townbook.search.registry.Findable`.
    """

    city: City
    kind: str
    object_id: int
    language: str
    title: str
    title_marks: tuple[Range, ...]
    snippet: Snippet
    place: Range | None
    address: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value results can be narrowed to, and how many there would be."""

    value: str
    label: StrPromise | str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetChoices:
    """What results can be narrowed by, its values in the order to show them in.

    A value's count is of what the query and all *other* facets' choices leave, so that a choice can be
    exchanged for another.
    """

    name: str
    label: StrPromise | str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results, which are best first, then in an order that stays.

    ``total`` counts things, of which a long one is one. Where ``is_capped``, more texts hold the words
    than are looked at, and there are at least ``total``. A page after the last is empty.
    """

    results: tuple[Result, ...]
    facets: tuple[FacetChoices, ...]
    total: int
    is_capped: bool
    page: int
    pages: int


NOTHING = Found(results=(), facets=(), total=0, is_capped=False, page=1, pages=0)


def find(
    query: str,
    *,
    city: City | None = None,
    language: str,
    kinds: Collection[str] = (),
    facets: Mapping[str, Collection[str]] | None = None,
    page: int = 1,
    page_size: int = RESULTS_ON_A_PAGE,
) -> Found:
    """What holds all the words of a query, in one city or in all. At most four queries.

    ``language`` is the one the reader types in. ``kinds`` and ``facets`` narrow the results: any of a
    facet's values, and all facets; values that nothing has find nothing. Any query will do, and one
    without a word finds nothing. Raises :class:`KeyError` for a language without a pack or a facet that
    is not registered, :class:`ValueError` for a page before the first.
    """
    if page < 1 or page_size < 1:
        raise ValueError("pages are counted from 1, and hold a result")
    asked = parse_query(query, language, SHORTEST_BEGINNING_OVER_CITIES if city is None else 1)
    if not asked.terms:
        return NOTHING
    chosen = chosen_values({KIND: kinds, **(facets or {})})
    search = Search(asked, city.pk if city else None, chosen)
    counts = _counts(search, page, page_size)
    total = counts[TOTAL][""]
    documents = _documents(counts[PAGE])
    cities = _cities(city, documents, counts[CITY])
    return Found(
        results=tuple(_result(asked, document, cities) for document in documents),
        facets=tuple(_facets(city, cities, counts, chosen)),
        total=total,
        is_capped=counts[HITS][""] >= MOST_HITS,
        page=page,
        pages=-(-total // page_size),
    )


def chosen_values(wanted: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """By facet, the values to narrow to that may be in the index, where any value was wanted."""
    if unknown := wanted.keys() - {KIND, *registered_facets()}:
        raise KeyError(unknown.pop())
    return {
        name: [value for value in values if value.isprintable() and len(value) <= LONGEST_VALUE][:MOST_VALUES]
        for name, values in wanted.items()
        if values
    }


Counts = Mapping[str, Mapping[str, int]]
"""By facet and value, how many things have it."""


def _counts(search: Search, page: int, size: int) -> Counts:
    statement = search.page(page, size)
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.parameters)
        for name, value, count in cursor.fetchall():
            counts[name][value] = count
    return counts


def _documents(places: Mapping[str, int]) -> list[SearchDocument]:
    """The documents of those numbers, in the order of their places; one that was just removed is left out."""
    if not places:
        return []
    documents = SearchDocument.objects.defer("title_keys", "text_keys").in_bulk(map(int, places))
    return [documents[number] for number in sorted(documents, key=lambda number: places[str(number)])]


def _cities(
    city: City | None, documents: Collection[SearchDocument], slugs: Collection[str]
) -> dict[int, City]:
    """By number, the cities of the results, and those results can be narrowed to."""
    if city is not None:
        return {city.pk: city}
    cities = City.objects.filter(Q(pk__in={document.city_id for document in documents}) | Q(slug__in=slugs))
    return {city.pk: city for city in cities} if documents or slugs else {}


def _result(query: SearchQuery, document: SearchDocument, cities: Mapping[int, City]) -> Result:
    snippet = snippet_of(query, document.text, document.language)
    start = document.offset + snippet.start
    return Result(
        city=cities[document.city_id],
        kind=document.kind,
        object_id=document.object_id,
        language=document.language,
        title=document.title,
        title_marks=marks_of(query, document.title, document.language),
        snippet=snippet,
        place=(start + snippet.marks[0][0], start + snippet.marks[-1][1]) if snippet.marks else None,
        address=document.address,
    )


def _facets(
    city: City | None, cities: Mapping[int, City], counts: Counts, chosen: Mapping[str, Collection[str]]
) -> Iterator[FacetChoices]:
    """The facets that have a value, kinds and cities first."""
    kinds = {kind.name: kind.label for kind in searchable_kinds().values()}
    yield from _choices(KIND, _("Kind"), kinds, counts, chosen)
    if city is None:
        names = {each.slug: each.name_in(get_language() or each.language) for each in cities.values()}
        names = {slug: names[slug] for slug in counts[CITY]}
        yield from _choices(CITY, _("City"), names, counts, chosen)
    for facet in registered_facets().values():
        values = {*counts[facet.name], *chosen.get(facet.name, ())}
        if values and not (facet.within_city and city is None):
            yield from _choices(facet.name, facet.label, facet.labels(city, values), counts, chosen)


def _choices(
    name: str,
    label: StrPromise | str,
    labels: Mapping[str, StrPromise | str],
    counts: Counts,
    chosen: Mapping[str, Collection[str]],
) -> Iterator[FacetChoices]:
    """The facet with the values that some result has, or that are chosen; nothing where there is none."""
    wanted = chosen.get(name, ())
    choices = tuple(
        Choice(value, said, counts[name].get(value, 0), is_chosen=value in wanted)
        for value, said in labels.items()
        if value in counts[name] or value in wanted
    )
    if choices:
        yield FacetChoices(name, label, choices)
