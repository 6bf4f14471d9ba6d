"""The two statements a search is made of, in SQL that both databases read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from townbook.search.engines import Hits, search_engine
from townbook.search.query import SearchQuery

MOST_HITS = 5_000
"""Texts that are ranked and counted, the newest; whoever finds as many will ask for more words."""

MOST_CITIES = 20
"""Cities that are counted, those with most results."""

KIND, CITY = "kind", "city"
"""Facets every search has: they are columns of the documents."""

TOTAL, HITS = "total", "hits"
"""Counts that belong to no facet: of things found, and of the texts looked at."""

# Of a long thing's parts the best one speaks for it. A rank is negative: the less, the better.
_FOUND = """
    WITH hits AS MATERIALIZED ({hits}),
    ranked AS (
        SELECT document.id, document.kind, document.object_id, document.city_id,
            hits.rank * document.weight AS rank,
            row_number() OVER (
                PARTITION BY document.kind, document.object_id
                ORDER BY hits.rank * document.weight, document.part
            ) AS place
        FROM hits JOIN search_searchdocument AS document ON document.id = hits.document_id
    ),
    found AS MATERIALIZED (
        SELECT id, kind, object_id, city_id, rank FROM ranked WHERE place = 1 {in_city}
    )
"""

_PAGE = """
    SELECT document.id, document.city_id, document.kind, document.object_id, document.language,
        document.offset, document.address, document.title, document.text
    FROM (
        SELECT id, rank FROM found WHERE {narrowed} ORDER BY rank, kind, object_id LIMIT %s OFFSET %s
    ) AS best JOIN search_searchdocument AS document ON document.id = best.id
    ORDER BY best.rank, document.kind, document.object_id
"""

_THINGS = """
    SELECT kind, object_id FROM found WHERE {narrowed}
"""

_HAS = """
    EXISTS (
        SELECT 1 FROM search_searchfacet AS chosen
        WHERE chosen.document_id = found.id AND chosen.name = %s AND chosen.value IN ({values})
    )
"""

_COUNTS = """
    SELECT 'hits', '', count(*) FROM hits
    UNION ALL SELECT 'total', '', count(*) FROM found WHERE {narrowed}
    UNION ALL SELECT 'kind', kind, count(*) FROM found WHERE {narrowed_but_by_kind} GROUP BY kind
    UNION ALL SELECT facet.name, facet.value, count(*)
        FROM found JOIN search_searchfacet AS facet ON facet.document_id = found.id
        WHERE {narrowed_but_by_itself} GROUP BY facet.name, facet.value
"""

_CITY_COUNTS = """
    UNION ALL SELECT * FROM (
        SELECT 'city', city.slug, count(*) AS things
        FROM found JOIN cities_city AS city ON city.id = found.city_id
        WHERE {narrowed} GROUP BY city.slug ORDER BY things DESC, city.slug LIMIT %s
    ) AS of_cities
"""


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of SQL, or a whole statement, and what goes into its places."""

    sql: str
    parameters: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """A query with terms, in the city with that number or in all, narrowed to the values ``chosen`` by facet.

    ``hidden`` are facets that are not counted.
    """

    query: SearchQuery
    city_id: int | None
    chosen: Mapping[str, Collection[str]]
    hidden: Collection[str] = ()

    def page(self, number: int, size: int) -> Statement:
        """The best documents of the things found: as many as ``size``, on a page counted from 1."""
        narrowed = self._narrowed()
        found = self._found()
        return Statement(
            found.sql + _PAGE.format(narrowed=narrowed.sql),
            (*found.parameters, *narrowed.parameters, size, (number - 1) * size),
        )

    def things(self) -> Statement:
        """The kind and the number of every thing found, in no order."""
        found, narrowed = self._found(), self._narrowed()
        sql = found.sql + _THINGS.format(narrowed=narrowed.sql)
        return Statement(sql, (*found.parameters, *narrowed.parameters))

    def counts(self) -> Statement:
        """Rows of a facet's name, a value, and how many things have it."""
        found, narrowed = self._found(), self._narrowed()
        but_by_kind, but_by_itself = self._narrowed(but_by=KIND), self._narrowed_but_by_itself()
        sql = found.sql + _COUNTS.format(
            narrowed=narrowed.sql,
            narrowed_but_by_kind=but_by_kind.sql,
            narrowed_but_by_itself=but_by_itself.sql,
        )
        parameters = (
            *found.parameters,
            *narrowed.parameters,
            *but_by_kind.parameters,
            *but_by_itself.parameters,
        )
        if self.city_id is not None:
            return Statement(sql, parameters)
        of_cities = _CITY_COUNTS.format(narrowed=narrowed.sql)
        return Statement(sql + of_cities, (*parameters, *narrowed.parameters, MOST_CITIES))

    def _found(self) -> Statement:
        hits: Hits = search_engine().hits(self.query, city_id=self.city_id, most=MOST_HITS)
        if self.city_id is None:
            return Statement(_FOUND.format(hits=hits.sql, in_city=""), hits.parameters)
        # The words are the city's own already; this is for a mistake in them never to show.
        # Asked for in the join, SQLite would read the whole table to build a Bloom filter.
        in_city = "AND city_id = %s"
        return Statement(_FOUND.format(hits=hits.sql, in_city=in_city), (*hits.parameters, self.city_id))

    def _narrowed(self, but_by: str | None = None) -> Statement:
        return _all_of(_having(name, values) for name, values in self.chosen.items() if name != but_by)

    def _narrowed_but_by_itself(self) -> Statement:
        """The condition a row of a facet is counted on: every choice but those of its own facet."""
        conditions = [_not_in("facet.name", self.hidden)] if self.hidden else []
        for name, values in self.chosen.items():
            having = _having(name, values)
            own = Statement(f"(facet.name = %s OR {having.sql})", (name, *having.parameters))
            conditions.append(having if name == KIND else own)
        return _all_of(iter(conditions))


def _having(name: str, values: Collection[str]) -> Statement:
    """The condition that a thing has one of the values; false where there are none."""
    if not values:
        return Statement("1 = 0")
    places = ", ".join(["%s"] * len(values))
    if name == KIND:
        return Statement(f"found.kind IN ({places})", tuple(values))
    return Statement(_HAS.format(values=places), (name, *values))


def _not_in(column: str, values: Collection[str]) -> Statement:
    return Statement(f"{column} NOT IN ({', '.join(['%s'] * len(values))})", tuple(values))


def _all_of(conditions: Iterator[Statement]) -> Statement:
    """All the conditions; true where there are none."""
    given = list(conditions)
    sql = " AND ".join(condition.sql for condition in given) or "1 = 1"
    return Statement(sql, tuple(value for condition in given for value in condition.parameters))
