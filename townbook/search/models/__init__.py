"""The index: what is found, and what it is narrowed by."""

from townbook.search.models.search_document import SearchDocument
from townbook.search.models.search_facet import SearchFacet

__all__ = ["SearchDocument", "SearchFacet"]
