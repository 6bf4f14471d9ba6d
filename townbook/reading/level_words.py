"""How a plan's levels are counted: "25 стратегічних цілей", "۹ هدف", "1 goal"."""

from __future__ import annotations

from functools import cache

from townbook.reading.packs.counted_levels import CATEGORIES, COUNTED_LEVELS
from townbook.text.formatting import format_number, plural_category
from townbook.text.packs.formatting import NO_BREAK_SPACE

_SAME_SIGN = str.maketrans({"'": "’", "ʼ": "’", "-": " ", "־": " ", "\u200c": " "})


def level_word(label: str, count: int, language: str) -> str | None:
    """The level's name as it stands after ``count`` in digits; ``None`` where the language pack does not
    know the word.

    ``label`` is the name the document gives the level, in the singular or plural. ``KeyError`` for a
    language without a pack.
    """
    forms = _known(language).get(_key(label))
    if forms is None:
        return None
    category = plural_category(count, language)
    named = CATEGORIES[language]
    return forms[named.index(category if category in named else "other")]


def counted_level(label: str, count: int, language: str) -> str:
    """The number with the level's name, in the level's language; an unknown name stays as it is and
    stands before the number: "Стратегічна вісь: 25"."""
    number = format_number(count, language)
    word = level_word(label, count, language)
    return f"{label}: {number}" if word is None else f"{number}{NO_BREAK_SPACE}{word}"


@cache
def _known(language: str) -> dict[str, tuple[str, ...]]:
    """By its singular, and the plural a heading may have, each word's forms; singulars come first."""
    lines = COUNTED_LEVELS[language]
    plurals = {_key(forms[1]): forms for forms in lines if len(forms) > 1}
    return plurals | {_key(forms[0]): forms for forms in lines}


def _key(label: str) -> str:
    return " ".join(label.translate(_SAME_SIGN).casefold().split())
