"""The statements a search is made of, in SQL that both databases read."""

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

TOTAL, HITS, PAGE = "total", "hits", "page"
"""What belongs to no facet: how many things are found and texts looked at, and the documents of a page."""

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
    UNION ALL SELECT 'page', CAST(id AS TEXT), place FROM (
        SELECT id, row_number() OVER (ORDER BY rank, kind, object_id) AS place FROM found WHERE {narrowed}
    ) AS ordered WHERE place BETWEEN %s AND %s
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
    """A query with terms, in the city of that number or in all, narrowed by facet to values ``chosen``."""

    query: SearchQuery
    city_id: int | None
    chosen: Mapping[str, Collection[str]]

    def things(self) -> Statement:
        """The kind and the number of every thing found, in no order."""
        found, narrowed = self._found(), self._narrowed()
        sql = found.sql + _THINGS.format(narrowed=narrowed.sql)
        return Statement(sql, (*found.parameters, *narrowed.parameters))

    def page(self, number: int, size: int) -> Statement:
        """Rows of a facet's name, a value, and how many things have it; and of ``PAGE``, a document's number
        and its place, for as many of the best things as ``size``, on a page counted from 1.

        One statement, because to rank what holds a common word the database reads all that holds it.
        """
        found, narrowed = self._found(), self._narrowed()
        but_by_kind, but_by_itself = self._narrowed(but_by=KIND), self._narrowed_but_by_itself()
        parts = [
            found,
            Statement(
                _COUNTS.format(
                    narrowed=narrowed.sql,
                    narrowed_but_by_kind=but_by_kind.sql,
                    narrowed_but_by_itself=but_by_itself.sql,
                ),
                (*narrowed.parameters, *but_by_kind.parameters, *but_by_itself.parameters),
            ),
            Statement(
                _PAGE.format(narrowed=narrowed.sql),
                (*narrowed.parameters, (number - 1) * size + 1, number * size),
            ),
        ]
        if self.city_id is None:
            of_cities = _CITY_COUNTS.format(narrowed=narrowed.sql)
            parts.append(Statement(of_cities, (*narrowed.parameters, MOST_CITIES)))
        return Statement(
            "".join(part.sql for part in parts),
            tuple(parameter for part in parts for parameter in part.parameters),
        )

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
        # Facets that are not shown are counted all the same: were they left out by a condition on the facet
        # alone, SQLite would read the whole table of facets to build a Bloom filter.
        conditions = []
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


def _all_of(conditions: Iterator[Statement]) -> Statement:
    """All the conditions; true where there are none."""
    given = list(conditions)
    sql = " AND ".join(condition.sql for condition in given) or "1 = 1"
    return Statement(sql, tuple(value for condition in given for value in condition.parameters))
