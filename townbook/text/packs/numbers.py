"""What a language's numbers and units look like: the shape of the data, and who has it.

All words are folded, as :func:`townbook.text.folding.folded` leaves them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib import import_module


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How numbers are written."""

    words: Mapping[str, Decimal]
    """Number words in all their forms."""
    multipliers: Mapping[str, Decimal]
    """Words that multiply what stands before them."""
    lone_multipliers: frozenset[str] = frozenset()
    """Multipliers that count once when nothing stands before them."""
    money_multipliers: Mapping[str, Decimal] = field(default_factory=dict)
    """Letters that multiply only an amount with its currency before it ("$5m")."""
    scaled_words: Mapping[str, Decimal] = field(default_factory=dict)
    """Words that are a number and its multiplier in one ("אלפיים")."""
    teens: frozenset[str] = frozenset()
    """Words for ten that may follow a smaller number ("שלוש עשרה")."""
    halves: frozenset[str] = frozenset()
    """Words for a half, after a number ("and a half") or before a multiplier ("half a million")."""
    conjunctions: frozenset[str] = frozenset()
    """Words between the parts of one number."""
    half_conjunctions: frozenset[str] = frozenset()
    """Words between a number and "half"."""
    glued_conjunction: str = ""
    """The same, as a letter at the head of the next part."""
    joins_digits: bool = False
    """Whether a conjunction may stand before digits too: "11 هزار و 163"."""
    articles: frozenset[str] = frozenset()
    """Number words that by themselves mostly mean something else ("a", "some one")."""
    unmaking: frozenset[str] = frozenset()
    """Words right after a number that make it none: the last word of an ordinal, of a weekday."""
    comma_groups: bool = True
    """Whether a comma before three digits groups thousands; else it begins decimals."""
    slash_decimals: bool = False
    """Whether 2/5 may be two and five tenths."""
    prefix_letters: str = ""
    """Letters that stand for prepositions at the head of a word or number."""
    approximate_prefix: str = ""
    """The one of them that means "about"."""
    pointing_prefix: str = ""
    """The one of them that makes an ordinal or "both" of a number word."""
    approximations: frozenset[str] = frozenset()
    """Words and phrases of up to three words before a number that is not exact."""
    range_words: frozenset[str] = frozenset()
    """Words between the two ends of a range."""
    range_openers: frozenset[str] = frozenset()
    """Words that may stand before the first end of such a range."""
    range_pairs: frozenset[tuple[str, str]] = frozenset()
    """Words before and between the ends that make a range only together: "between", "and"."""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How a unit is written.

    ``code`` is an ISO 4217 code for money, a UCUM code where there is one; ``kind`` a value of
    :class:`townbook.text.quantities.Kind`. A space in ``spellings`` stands for any run of spaces
    and full stops or none, a ``~`` at a word's end for any ending of it. ``factor`` is how many of
    ``code`` one of these is.
    """

    code: str
    kind: str
    spellings: tuple[str, ...]
    factor: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class CountWords:
    """How the counted noun is told from other words after a number."""

    noun_endings: tuple[str, ...] = ()
    """Endings of counted nouns; without any, every word may be one."""
    nouns: frozenset[str] = frozenset()
    """Nouns that the endings below or above would misjudge."""
    noun_comes_last: bool = False
    """Whether the counted noun is the last word of its phrase."""
    bound_endings: tuple[str, ...] = ()
    """Endings of nouns that are none without the noun after them (construct state, ezafe)."""
    described_endings: tuple[str, ...] = ()
    """Endings of nouns that the noun after them may describe."""
    classifiers: frozenset[str] = frozenset()
    """Nouns that only carry the counted one ("دستگاه", "יחידות")."""
    of_words: frozenset[str] = frozenset()
    """Words between a measure and what it measures."""
    heads: frozenset[str] = frozenset()
    """Nouns that say before a measure what it measures: cost, length, level."""
    count_heads: frozenset[str] = frozenset()
    """Nouns that say before a bare number that it counts what they name: "number of pupils: 45"."""
    copulas: frozenset[str] = frozenset()
    """Words between such a phrase and its number: is, amounts to, of."""
    surely_counted_endings: tuple[str, ...] = ()
    """Endings that a word has only when it is counted, so that "на 2000 місць" names no year."""
    divisible: frozenset[str] = frozenset()
    """Nouns that fractions may count: times, full-time posts."""
    qualifier_endings: tuple[str, ...] = ()
    """Endings of adjectives that stand between a number and the counted noun."""
    qualifiers: frozenset[str] = frozenset()
    ordinal_endings: tuple[str, ...] = ()
    """Endings of singular adjectives: after a number that does not end in 1 they show an ordinal."""
    joiners: frozenset[str] = frozenset()
    """Conjunctions between qualifiers of one noun."""
    stops: frozenset[str] = frozenset()
    """Words that are no counted nouns: prepositions, pronouns, verbs …"""
    stop_endings: tuple[str, ...] = ()
    graded: frozenset[str] = frozenset()
    """Nouns that a range numbers and does not count: school classes."""
    partitives_before: frozenset[str] = frozenset()
    """Phrases before a count whose noun was said before: "of them"."""
    verbs_of_counted: tuple[str, ...] = ()
    """Endings of verbs after a count whose noun was said before: "665 тварин, 660 повернуто"."""
    partitives_after: frozenset[str] = frozenset()
    """Phrases after one: "of which", "only"."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words around numbers that name something and count nothing."""

    labels: frozenset[str] = frozenset()
    """Words right before a number that is a name: number, school, route, section."""
    determiners: frozenset[str] = frozenset()
    """Words before a number word that then points and does not count: "both", "these two"."""
    months: frozenset[str] = frozenset()
    month_first: bool = False
    """Whether a month may stand before its day ("June 30")."""
    years: frozenset[str] = frozenset()
    """Words before or after a year."""
    prepositions: frozenset[str] = frozenset()
    """Words before a bare year, and before a count that depends on another ("62 учні з 24 закладів")."""
    year_ranges: tuple[tuple[int, int], ...] = ((1900, 2100),)
    """First and last number that may be a year, by calendar."""
    streets: frozenset[str] = frozenset()
    """Words before a street's name."""
    streets_after: frozenset[str] = frozenset()
    """Words after a house number and a street's name."""
    cardinal_endings: frozenset[str] = frozenset()
    """What may hang on digits by a hyphen without making them an ordinal ("6-ти")."""


@dataclass(frozen=True, slots=True)
class NumberPack:
    """Numbers, units and the words around them in one language."""

    language: str
    numbers: NumberWords
    units: tuple[UnitWords, ...]
    counts: CountWords
    names: NameWords
    leading_currencies: Mapping[str, str]
    """Currency marks written before the number, with their ISO 4217 codes."""


def by_word(forms: Mapping[str, str]) -> dict[str, Decimal]:
    """Turn ``{"2": "two pair"}`` round: ``{"two": 2, "pair": 2}``."""
    return {word: Decimal(value) for value, words in forms.items() for word in words.split()}


def words(*texts: str) -> frozenset[str]:
    """The words of texts."""
    return frozenset(word for text in texts for word in text.split())


def endings(text: str) -> tuple[str, ...]:
    """The endings of a text, which spaces part."""
    return tuple(text.split())


def phrases(text: str) -> frozenset[str]:
    """The phrases of a text, which commas part."""
    return frozenset(phrase.strip() for phrase in text.split(","))


def unit(code: str, kind: str, spellings: str, factor: int = 1) -> UnitWords:
    """A unit of ``spellings``, which commas part."""
    return UnitWords(
        code, kind, tuple(spelling.strip() for spelling in spellings.split(",")), Decimal(factor)
    )


@cache
def number_pack(language: str) -> NumberPack:
    """The pack of a language. Raises :class:`KeyError` for a language without one."""
    try:
        module = import_module(f"townbook.text.packs.numbers_{language}")
    except ModuleNotFoundError:
        raise KeyError(language) from None
    pack: NumberPack = module.PACK
    return pack
