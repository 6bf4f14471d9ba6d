"""Words in PostgreSQL: ``tsvector`` columns with GIN indexes, in a table beside the documents.

The vectors and queries are written out by us and cast: the server's own parser and dictionaries,
which know neither our four languages nor our keys, are not asked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from townbook.search.engines.engine import TITLE_WEIGHT, Hits, city_scope
from townbook.search.query import SearchQuery, Term

# Places from the first word of the title; a gap keeps a phrase from running on into the text. Keys are
# letters and digits, so nothing within the quotes has to be escaped.
_VECTOR = """
    coalesce((
        SELECT string_agg('''' || {scope} || word.key || ''':' || least(word.place, 16383) || word.label, ' ')
        FROM (
            SELECT key, place, 'A' AS label
            FROM unnest(string_to_array(title_keys, ' ')) WITH ORDINALITY AS title(key, place)
            UNION ALL
            SELECT key, place + 1 + cardinality(string_to_array(title_keys, ' ')), 'D'
            FROM unnest(string_to_array(text_keys, ' ')) WITH ORDINALITY AS body(key, place)
        ) AS word
    ), '')::tsvector
"""

_ADD = f"""
    INSERT INTO search_words (document_id, words, city_words)
    SELECT id, {_VECTOR.format(scope="''")}, {_VECTOR.format(scope="'c' || city_id || 'z'")}
    FROM search_searchdocument WHERE id = ANY(%s) ORDER BY id
"""  # noqa: S608 - constants
_REMOVE = "DELETE FROM search_words WHERE document_id = ANY(%s)"

_HITS = """
    SELECT document_id, -ts_rank('{{{text_weight}, 0, 0, 1}}', {column}, asked.query, 1)::float8 AS rank
    FROM search_words, (SELECT %s::tsquery AS query) AS asked
    WHERE {column} @@ asked.query ORDER BY document_id DESC LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class PostgresEngine:
    """``tsvector`` and GIN, ranked by ``ts_rank`` over the logarithm of the length (section 12.3.3)."""

    def add(self, documents: Collection[int]) -> None:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        _run(_ADD, documents)

    def remove(self, documents: Collection[int]) -> None:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        _run(_REMOVE, documents)

    def hits(self, query: SearchQuery, *, city_id: int | None, most: int) -> Hits:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        column, scope = ("words", "") if city_id is None else ("city_words", city_scope(city_id))
        terms = " & ".join(_expression(term, scope) for term in query.terms)
        return Hits(_HITS.format(column=column, text_weight=1 / TITLE_WEIGHT), (terms, most))


def _run(sql: str, documents: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [sorted(documents)])


def _expression(term: Term, scope: str) -> str:
    phrase = " <-> ".join(f"'{scope}{key}'" for key in term.keys)
    alternatives = [
        f"({phrase})",
        *(f"'{scope}{key}'" for key in term.others),
        *(f"'{scope}{key}':*" for key in term.beginnings),
    ]
    return f"({' | '.join(alternatives)})"
