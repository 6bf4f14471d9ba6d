"""What a reader typed, as words to look for.

Nothing of it reaches a database but search keys, which are letters and digits: operators of SQL, of
FTS5 and of ``tsquery``, control characters and direction marks have no meaning here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.search.words import LONGEST_KEY
from townbook.text.packs.search import search_pack
from townbook.text.search_keys import search_tokens, typed_words

LONGEST_QUERY = 1_000
"""Characters of a query that are looked at."""

MOST_TERMS = 12
"""Words and phrases of a query that are looked for, the first ones."""

MOST_WORDS_OF_A_PHRASE = 12

SHORTEST_STEM = 3
MOST_PREFIXES = 2

_OPENING, _CLOSING = '"“”„«״', '"“”»״'
# A quotation mark between two letters is a Hebrew abbreviation's.
_QUOTED = re.compile(rf"(?<![^\W_])[{_OPENING}](?P<phrase>.+?)[{_CLOSING}](?![^\W_])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Term:
    """What must stand in a text: the ``keys`` one after the other, or an alternative to them.

    ``others`` are keys, and ``beginnings`` are beginnings of keys, of a word that is still being typed.
    """

    keys: tuple[str, ...]
    others: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """All the terms must stand in a text. A query without terms finds nothing."""

    terms: tuple[Term, ...]

    def asks_for(self, key: str) -> bool:
        """Whether a word with that key is one of those looked for."""
        return any(
            key in term.keys or key in term.others or key.startswith(term.beginnings) for term in self.terms
        )


def parse_query(text: str, language: str, shortest_beginning: int = 1) -> SearchQuery:
    """The query of a text in which quotation marks hold phrases, and the last word may be unfinished.

    The last word is a whole one if it has fewer letters than ``shortest_beginning``. Any text will do.
    ``KeyError`` for a language without a pack.
    """
    terms = tuple(_terms(text[:LONGEST_QUERY], language, shortest_beginning))
    return SearchQuery(tuple(dict.fromkeys(terms))[:MOST_TERMS])


def _terms(text: str, language: str, shortest_beginning: int) -> Iterator[Term]:
    rest = 0
    for quoted in _QUOTED.finditer(text):
        yield from _words(text[rest : quoted.start()], language)
        if phrase := _keys(quoted["phrase"], language)[:MOST_WORDS_OF_A_PHRASE]:
            yield Term(tuple(phrase))
        rest = quoted.end()
    words = _words(text[rest:], language)
    yield from words[:-1]
    if words:
        yield _unfinished(words[-1], text[rest:], language, shortest_beginning)


def _words(text: str, language: str) -> list[Term]:
    return [Term((key,)) for key in _keys(text, language)]


def _keys(text: str, language: str) -> list[str]:
    return [key[:LONGEST_KEY] for key in search_tokens(text, language)]


def _unfinished(term: Term, text: str, language: str, shortest: int) -> Term:
    """The last word of a text, finished or not.

    Of a beginning, the rules that make a key may have taken nothing off, or too much, so the words as
    typed are looked for too: with and without letters that may be prefixes, and less a letter that
    begins an ending ("اطلاعا" of "اطلاعات", whose key is "اطلاع").
    """
    typed = typed_words(text, language)[-1][:LONGEST_KEY]
    beginnings = [typed]
    prefixes = search_pack(language).prefixes
    while len(beginnings) <= MOST_PREFIXES and len(beginnings[-1]) > 2 and beginnings[-1][0] in prefixes:
        beginnings.append(beginnings[-1][1:])
    stems = tuple(word[:-1] for word in beginnings if len(word) > SHORTEST_STEM)
    return Term(term.keys, stems, tuple(word for word in beginnings if len(word) >= shortest))
