"""All cities by name, for a reader of one language: what is sorted, filtered and found without their records.

Three thousand cities are read as seven columns. Nothing read is kept between requests, so no name can be out
of date; what is kept is the arithmetic: a name's place in an alphabet, and its search keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from townbook.cities.models import City
from townbook.text.canonical import canonical_text
from townbook.text.collation import collation_key
from townbook.text.search_keys import search_tokens, typed_words

_REMEMBERED_NAMES = 20_000
"""Names whose keys are kept: those of three thousand cities in four languages, in some 10 MB."""

LONGEST_WORDS = 100
"""Characters of a name that are looked for; no city's is longer."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A city in the directory; ``shown`` is its name in the reader's language, else its own."""

    pk: int
    slug: str
    name: str
    names: Mapping[str, str]
    language: str
    country: str
    cluster: int | None
    shown: str

    def has_name(self, keys: Iterable[str]) -> bool:
        """Whether each of the words begins a word of one of its names."""
        known = _keys(self.slug, self.name, self.language, tuple(self.names.items()))
        return all(any(word.startswith(key) for word in known) for key in keys)


def directory(*, language: str) -> tuple[Entry, ...]:
    """All cities in the order of the language's alphabet. One query."""
    columns = City.objects.order_by().values_list(
        "pk", "slug", "name", "names", "language", "country", "cluster_id"
    )
    entries = [
        Entry(*row, shown=row[3].get(language) or row[2]) for row in columns.iterator(chunk_size=4_000)
    ]
    return tuple(sorted(entries, key=lambda entry: (_place(entry.shown, language), entry.pk)))


def name_keys(words: str, language: str) -> tuple[str, ...]:
    """What is looked for in names; nothing of words that are none, or too long to be a name."""
    if len(words) > LONGEST_WORDS:
        return ()
    return tuple(dict.fromkeys(typed_words(canonical_text(words), language)))


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _place(name: str, language: str) -> bytes:
    return collation_key(name, language)


@lru_cache(maxsize=_REMEMBERED_NAMES)
def _keys(slug: str, name: str, language: str, names: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The words of a city's names as they are written, and as a search takes them."""
    spellings = ((slug.replace("-", " "), "en"), (name, language), *((other, code) for code, other in names))
    known = (
        key
        for spelling, code in spellings
        for key in (*typed_words(spelling, code), *search_tokens(spelling, code))
    )
    return tuple(dict.fromkeys(known))
