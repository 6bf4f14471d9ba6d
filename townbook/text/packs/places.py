"""How a language names places: the types of the data, and its look-up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from townbook.text.packs.lookup import language_pack


@dataclass(frozen=True, slots=True)
class KindWords:
    """Words that say what sort of place a name belongs to, and mean the same: "вулиця", "вул.".

    ``words`` are in any form, with spaces between, a "+" joining the parts of one of two words. ``kinds``
    are the kinds of place they name: ``district``, ``street``, ``area`` or ``site``.
    """

    words: str
    kinds: str


@dataclass(frozen=True, slots=True, eq=False)
class PlacePack:
    """What a language knows of places' names.

    ``kind_before`` and ``kind_after`` say where the kind stands: "рух по вул. Київській", "Burgard Road".
    ``no_kinds`` are spellings that only share a kind word's key. ``joins`` stand between names that share
    one kind word, ``fillers`` between it and its name; ``joining_prefix`` is a join that is written onto
    the name. ``capitals`` says whether the script tells names by capital letters. ``common`` are words
    that name a place only together with its kind.
    """

    language: str
    kinds: tuple[KindWords, ...]
    kind_before: bool
    kind_after: bool
    capitals: bool
    joins: frozenset[str]
    fillers: frozenset[str] = frozenset()
    joining_prefix: str = ""
    no_kinds: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()


@cache
def place_pack(language: str) -> PlacePack:
    """The pack of one of :data:`townbook.text.languages.LANGUAGES`; ``KeyError`` for any other."""
    return language_pack("places", language, PlacePack)
