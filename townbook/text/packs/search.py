"""How a language's words are made one for searching: the types of the data, and its look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from townbook.text.packs.lookup import language_pack


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending to take off a word where at least ``stem`` letters stay.

    With ``after`` it is taken off only after one of those letters.
    """

    text: str
    stem: int = 3
    after: str = ""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The end of a stem, written otherwise where the stem has at least ``length`` letters."""

    old: str
    new: str
    length: int = 3


@dataclass(frozen=True, slots=True, eq=False)
class SearchPack:
    """What a language knows of one word's many forms.

    All strings are as ``folds`` leaves them (lower case, without marks). ``letters`` is the inside of a
    character class: the letters of the language's script. ``lookalikes`` are letters of other scripts
    typed by mistake, ``doubled`` those that count once where written twice. ``glued_to_next`` are
    beginnings and ``glued_to_previous`` endings of a word that may be written apart from it; the
    endings do not count. ``whole`` are stems that look as if they had more to take off, ``short`` words
    of two letters that may stay when a prefix goes, ``kept_endings`` ends of words that are no endings.
    ``irregular`` gives the key of what no rule gets right.
    """

    language: str
    letters: str
    folds: Mapping[str, str]
    lookalikes: Mapping[str, str] = field(default_factory=dict)
    glued_to_next: frozenset[str] = frozenset()
    glued_to_previous: frozenset[str] = frozenset()
    drops_accents: bool = False
    doubled: str = ""
    prefixes: str = ""
    endings: tuple[Ending, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    kept_endings: tuple[str, ...] = ()
    whole: frozenset[str] = frozenset()
    short: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)


@cache
def search_pack(language: str) -> SearchPack:
    """The pack of one of :data:`townbook.text.languages.LANGUAGES`; ``KeyError`` for any other."""
    return language_pack("search", language, SearchPack)
