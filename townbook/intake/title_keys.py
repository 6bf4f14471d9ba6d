"""Search keys of titles, made once: every page of a review compares the same ones."""

from __future__ import annotations

from functools import lru_cache

from townbook.text.search_keys import search_key


@lru_cache(maxsize=20_000)
def title_key(title: str, language: str) -> str:
    """The title's search key. Raises :class:`KeyError` for a language without a pack."""
    return search_key(title, language)
