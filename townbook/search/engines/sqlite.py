"""Words in SQLite: an FTS5 table without contents of its own, whose rows are the documents' numbers."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from townbook.search.engines.engine import TITLE_WEIGHT, Hits, city_scope
from townbook.search.query import SearchQuery, Term

_COLUMNS = "title, text, city_title, city_text"

# A table without contents is told what to forget in the very words it was told to know.
_WORDS = """
    id, title_keys, text_keys,
    CASE title_keys WHEN '' THEN '' ELSE replace(' ' || title_keys, ' ', ' c' || city_id || 'z') END,
    CASE text_keys WHEN '' THEN '' ELSE replace(' ' || text_keys, ' ', ' c' || city_id || 'z') END
    FROM search_searchdocument WHERE id IN (SELECT value FROM json_each(%s)) ORDER BY id
"""

_ADD = f"INSERT INTO search_words(rowid, {_COLUMNS}) SELECT {_WORDS}"
_REMOVE = f"INSERT INTO search_words(search_words, rowid, {_COLUMNS}) SELECT 'delete', {_WORDS}"

_WEIGHTS = f"{TITLE_WEIGHT}, 1, {TITLE_WEIGHT}, 1"
_HITS = f"""
    SELECT rowid AS document_id, bm25(search_words, {_WEIGHTS}) AS rank
    FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s
"""  # noqa: S608 - constants


@dataclass(frozen=True, slots=True)
class SqliteEngine:
    """FTS5, ranked by its BM25 (section 5.1.1 of its manual)."""

    def add(self, documents: Collection[int]) -> None:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        _run(_ADD, documents)

    def remove(self, documents: Collection[int]) -> None:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        _run(_REMOVE, documents)

    def hits(self, query: SearchQuery, *, city_id: int | None, most: int) -> Hits:
        """See :class:`~townbook.search.engines.engine.Engine`."""
        columns, scope = (
            ("{title text}", "") if city_id is None else ("{city_title city_text}", city_scope(city_id))
        )
        terms = " AND ".join(_expression(term, scope) for term in query.terms)
        return Hits(_HITS, (f"{columns} : ({terms})", most))


def _run(sql: str, documents: Collection[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, [json.dumps(sorted(documents))])


def _expression(term: Term, scope: str) -> str:
    phrase = " ".join(scope + key for key in term.keys)
    alternatives = [
        f'"{phrase}"',
        *(f'"{scope}{key}"' for key in term.others),
        *(f'"{scope}{key}"*' for key in term.beginnings),
    ]
    return f"({' OR '.join(alternatives)})"
