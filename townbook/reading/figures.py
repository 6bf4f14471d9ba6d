"""The figures of a report: its quantities, and nothing that only looks like one."""

from __future__ import annotations

import re
from functools import cache

from townbook.reading.draft import DraftFigure
from townbook.text.folding import folded
from townbook.text.packs.numbers import number_pack
from townbook.text.quantities import Kind, Quantity, find_quantities

_OPENING_QUOTES = '«"“„'
_ADDRESS_WINDOW = 60
_NAMED_KINDS = frozenset({Kind.COUNT, Kind.DURATION})


def find_figures(text: str, language: str, start: int = 0) -> tuple[DraftFigure, ...]:
    """The figures of ``text``, which stands at ``start`` of a Source.

    Raises :class:`KeyError` for a language without a pack.
    """
    return tuple(
        DraftFigure(
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.approximate,
            quantity.unit,
            quantity.kind.value,
            quantity.of,
            (start + quantity.start, start + quantity.end),
        )
        for quantity in find_quantities(text, language)
        if not (_begins_a_title(text, quantity) or _is_house_number(text, quantity, language))
    )


def _begins_a_title(text: str, quantity: Quantity) -> bool:
    """Whether a count or time is the first word of something quoted: the campaign "16 days against …"."""
    return quantity.kind in _NAMED_KINDS and text[quantity.start - 1 : quantity.start] in tuple(
        _OPENING_QUOTES
    )


def _is_house_number(text: str, quantity: Quantity, language: str) -> bool:
    """Whether a count stands after a street's name, or before one."""
    if quantity.kind is not Kind.COUNT:
        return False
    before, after = _address_expressions(language)
    window = text[max(0, quantity.start - _ADDRESS_WINDOW) : quantity.start]
    if before is not None:
        match = before.search(folded(window))
        if match is not None and all(
            not word[0].islower() for word in re.findall(r"[^\W\d_]{2,}", window[match.start("name") :])
        ):
            return True
    return (
        after is not None
        and after.match(folded(text[quantity.start : quantity.end + _ADDRESS_WINDOW])) is not None
    )


@cache
def _address_expressions(language: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    """What stands before a house number and what from it on, in the languages that show it."""
    names = number_pack(language).names
    before = after = None
    if names.streets:
        streets = "|".join(map(re.escape, sorted(names.streets, key=len, reverse=True)))
        before = re.compile(rf"(?<![^\W_])(?:{streets})(?![^\W_])\.? *(?P<name>[^,;:()\n\t]{{2,40}})[,.]? *$")
    if names.streets_after:
        streets = "|".join(map(re.escape, sorted(names.streets_after, key=len, reverse=True)))
        after = re.compile(rf"\d+ (?:[^\W\d_]+\.? |\d+(?:st|nd|rd|th) ){{1,4}}?(?:{streets})(?![^\W_])")
    return before, after
