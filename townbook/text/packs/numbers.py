"""What a language's numbers and units look like: the shape of the data, and who has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module
from types import MappingProxyType

_NO_WORDS: Mapping[str, Decimal] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How a unit is written.

    ``code`` is an ISO 4217 code for money, a UCUM code where there is one; ``kind`` a value of
    :class:`townbook.text.quantities.Kind`. ``spellings`` are folded: a space in them stands for
    any run of spaces and full stops (or none), a ``~`` at a word's end for any ending of it.
    ``factor`` is how many of ``code`` one of these is. Adjectives ("50-metre") are spellings too.
    """

    code: str
    kind: str
    spellings: tuple[str, ...]
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class NumberPack:
    """Numbers, multipliers, units and the words around them in one language.

    All words are folded (:func:`townbook.text.folding.folded`).
    """

    language: str
    comma_groups: bool
    """Whether a comma before three digits groups thousands; else it always begins decimals."""
    words: Mapping[str, Decimal]
    """Number words in all their forms."""
    multipliers: Mapping[str, Decimal]
    """Words that multiply what stands before them."""
    lone_multipliers: frozenset[str] = frozenset()
    """Multipliers that count once when nothing stands before them."""
    scaled_words: Mapping[str, Decimal] = field(default_factory=lambda: _NO_WORDS)
    """Words that are a number and its multiplier in one ("אלפיים")."""
    slash_decimals: bool = False
    """Whether 2/5 may be two and five tenths."""
    conjunctions: frozenset[str] = frozenset()
    """Words between the parts of one number."""
    glued_conjunction: str = ""
    """The same, as a letter at the head of the next part."""
    prefix_letters: str = ""
    """Letters that stand for prepositions at the head of a word or number."""
    approximate_prefix: str = ""
    """The one of them that means "about"."""
    halves: frozenset[str] = frozenset()
    """Words for a half after a number, as "and a half"."""
    articles: frozenset[str] = frozenset()
    """Number words that mostly mean "a", "the" or "some": a count only within a longer number."""
    cardinal_endings: frozenset[str] = frozenset()
    """What may hang on digits by a hyphen without making them an ordinal ("6-ти")."""
    approximations: frozenset[str] = frozenset()
    """Words and phrases of up to three words before a number that is not exact."""
    range_words: frozenset[str] = frozenset()
    """Words between the two ends of a range."""
    range_openers: frozenset[str] = frozenset()
    """Words before the first end of a range."""
    units: tuple[UnitWords, ...] = ()
    leading_currencies: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Currency marks written before the number, by ISO 4217 code."""
    not_counted: frozenset[str] = frozenset()
    """Words that may follow a number and are not what it counts: prepositions, verbs, months …"""
    not_counted_endings: tuple[str, ...] = ()
    """The same, as endings of words."""
    qualifier_endings: tuple[str, ...] = ()
    """Endings of adjectives that stand between a number and the counted noun."""
    qualifiers: frozenset[str] = frozenset()
    nouns_like_qualifiers: frozenset[str] = frozenset()
    """Nouns with such an ending."""
    ordinal_followers: tuple[str, ...] = ()
    """Endings of singular adjectives, which make a number that does not end in 1 an ordinal."""
    noun_joiners: frozenset[str] = frozenset()
    """Conjunctions between qualifiers of one noun."""
    noun_comes_last: bool = False
    """Whether the counted noun is the last word of its phrase."""
    labels: frozenset[str] = frozenset()
    """Words before a number that name, not count ("No", "school", "route")."""
    year_words: frozenset[str] = frozenset()
    """Words before or after a year."""
    year_prepositions: frozenset[str] = frozenset()
    """Words before a year that has no word for year."""
    months: frozenset[str] = frozenset()
    street_words: frozenset[str] = frozenset()
    """Words before a street's name and house number."""
    street_words_after: frozenset[str] = frozenset()
    """Words after a house number and a street's name."""
    graded_nouns: tuple[str, ...] = ()
    """Heads of words that a range numbers and does not count: school classes."""
    partitives: frozenset[str] = frozenset()
    """Words and phrases around a count whose noun was said before: "of them", "of which"."""


@cache
def number_pack(language: str) -> NumberPack:
    """The pack of a language. Raises :class:`KeyError` for a language without one."""
    try:
        module = import_module(f"townbook.text.packs.numbers_{language}")
    except ModuleNotFoundError:
        raise KeyError(language) from None
    pack: NumberPack = module.PACK
    return pack
