"""What an engine does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from townbook.search.query import SearchQuery

TITLE_WEIGHT = 8
"""How many words in a text one in the title counts for."""


@dataclass(frozen=True, slots=True)
class Hits:
    """A query in SQL whose rows are ``document_id`` and ``rank``: the smaller, the better it fits."""

    sql: str
    parameters: tuple[str | int, ...]


class Engine(Protocol):
    """An index of words beside the table of documents, written in the transaction that writes those."""

    def add(self, documents: Collection[int]) -> None:
        """Index the words of documents that are in the table and not in the index. One query."""

    def remove(self, documents: Collection[int]) -> None:
        """Take documents, which are still in the table, out of the index. One query."""

    def hits(self, query: SearchQuery, *, city_id: int | None, most: int) -> Hits:
        """The documents in which all of a query's terms stand: of these, the ``most`` newest.

        The query has a term.
        """


def city_scope(city_id: int) -> str:
    """What stands before the words of a city in the index; no two cities' words begin alike."""
    return f"c{city_id}z"
