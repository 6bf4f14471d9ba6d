"""The search keys of a text, as the index keeps them."""

from __future__ import annotations

from townbook.text.search_keys import search_tokens

LONGEST_KEY = 64
"""Characters of a word that are compared. PostgreSQL takes 2,046 bytes, and no word is as long."""

MOST_KEYS = 16_000
"""Words of one text that are indexed; PostgreSQL tells 16,383 places in a text apart."""

LONGEST_TITLE, LONGEST_TEXT = 10_000, 170_000
"""Characters of keys of a title and of its text. PostgreSQL takes a mebibyte of both with their places,
and some letters have four bytes.
"""


def index_keys(text: str, language: str, longest: int = LONGEST_TEXT) -> str:
    """The keys of the text's words in their order, with a space between: letters and digits only."""
    keys = (key[:LONGEST_KEY] for key in search_tokens(text, language)[:MOST_KEYS])
    return " ".join(keys)[:longest].rstrip()
