"""The database's own index of words: one small interface, and an engine for each database behind it.

Both engines index the keys that :class:`~townbook.search.models.SearchDocument` keeps, twice: as they
are, to find over all cities, and with the city's number before each (:func:`~.scope.city_scope`), to
find in one. So what a search in one city costs does not depend on how many others there are.
"""

from townbook.search.engines.choice import search_engine
from townbook.search.engines.engine import Engine, Hits

__all__ = ["Engine", "Hits", "search_engine"]
