"""What stands after a figure's number: the thing counted or measured, once, and in the number's form."""

from __future__ import annotations

import re
from decimal import Decimal

from townbook.text.folding import folded
from townbook.text.formatting import known_unit, plural_category
from townbook.text.packs.counted_nouns_uk import COUNTED_NOUNS
from townbook.text.packs.numbers import number_pack

_OBLIQUE_PLURAL = re.compile(r"(?<=[иі])(?:ми|м)$")
_SINGULAR = re.compile(r"(?:[иі]й|[аяеє])$")
"""How an adjective ends in the nominative singular."""


def counted_words(value: Decimal | None, unit: str, of: str, language: str) -> str:
    """The words after the number and its known unit, in the document's ``language``; "" for none.

    ``unit`` that is a document's noun stands there itself: alone, within the phrase ``of`` that has it
    ("79 адміністративних послуг", not "79 послуг адміністративних послуг"), or before it. What a known
    unit measures follows it ("9,5 км мереж"); words that came before the number ("вартість проєкту") stand
    in brackets. ``value`` is the last number of a range. ``KeyError`` for a language without a pack.
    """
    thing = of if of != unit else ""
    if known_unit(unit) or not unit:
        return _after_unit(thing, language)
    phrase = thing.split()
    if unit in phrase:
        return _in_form(value, phrase, phrase.index(unit), language)
    noun = _in_form(value, [unit], 0, language)
    return f"{noun} {_after_unit(thing, language)}" if thing else noun


def _after_unit(thing: str, language: str) -> str:
    first = folded(thing).split(" ", 1)[0].lower()
    return f"({thing})" if first in number_pack(language).counts.heads else thing


def _in_form(value: Decimal | None, phrase: list[str], noun_at: int, language: str) -> str:
    """The phrase as it stands after the number in the nominative, where the pack knows its noun.

    Adjectives in an oblique case become genitive, which any number may have; those that agree with another
    number, taken together in a list ("5 музичних і 1 художня школа"), are left out.
    """
    forms = COUNTED_NOUNS.get(phrase[noun_at].lower().replace("’", "'")) if language == "uk" else None
    if forms is None or value is None:
        return " ".join(phrase)
    category = plural_category(value, language)
    before = [_OBLIQUE_PLURAL.sub("х", word) for word in phrase[:noun_at]]
    kept = [word for word in before if (_SINGULAR.search(word) is not None) == (category == "one")]
    return " ".join([*kept, forms[category], *phrase[noun_at + 1 :]])
