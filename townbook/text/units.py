"""Units after a number: one compiled expression a language, made of its pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from townbook.text.packs.numbers import UnitWords, number_pack

_SHORTEST_AFTER_HYPHEN = 3
_CURRENCY_WINDOW = 5


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit found at ``[start, end)``."""

    unit: UnitWords
    start: int
    end: int


class UnitFinder:
    """Tells the unit that stands at a place of a folded text."""

    def __init__(self, language: str) -> None:
        pack = number_pack(language)
        spellings = [(spelling, unit) for unit in pack.units for spelling in unit.spellings]
        spellings.sort(key=lambda pair: len(pair[0].replace(" ", "")), reverse=True)
        self._units = [unit for _, unit in spellings]
        alternatives = "|".join(f"({_expression(spelling)})" for spelling, _ in spellings)
        article = f"{pack.numbers.pointing_prefix}?" if pack.numbers.pointing_prefix else ""
        self._after_number = re.compile(rf"[ \n]{{0,3}}-?{article}(?:{alternatives})")
        self._after_abbreviation = re.compile(rf"\.?[ \n]{{0,3}}-?{article}(?:{alternatives})")
        self._currencies = pack.leading_currencies
        marks = sorted(map(re.escape, self._currencies), key=len, reverse=True)
        self._currency = re.compile(rf"(?<![^\W_])({'|'.join(marks)}) ?$")

    def after(self, text: str, position: int, *, abbreviation: bool = False) -> UnitSpan | None:
        """The unit right after a number that ends at ``position``, maybe with an abbreviation's stop."""
        expression = self._after_abbreviation if abbreviation else self._after_number
        match = expression.match(text, position)
        if match is None or match.lastindex is None:
            return None
        start, end = match.span(match.lastindex)
        if text[start - 1] == "-" and end - start < _SHORTEST_AFTER_HYPHEN:
            return None
        return UnitSpan(self._units[match.lastindex - 1], start, end)

    def currency_before(self, text: str, position: int) -> tuple[str, int] | None:
        """The ISO 4217 code of a currency mark right before ``position``, and where it begins."""
        first = max(0, position - _CURRENCY_WINDOW)
        match = self._currency.search(text[first:position])
        return (self._currencies[match.group(1)], first + match.start()) if match else None


def _expression(spelling: str) -> str:
    """A spelling of a pack as a regular expression: see :class:`UnitWords`."""
    words = [
        re.escape(word.removesuffix("~")) + (r"[^\W\d_]{0,7}" if word.endswith("~") else "")
        for word in spelling.split()
    ]
    ends_in_letter = spelling[-1].isalnum() or spelling[-1] == "~"
    return r"[. \n]{0,2}".join(words) + (r"(?![^\W_])" if ends_in_letter else "")


@cache
def unit_finder(language: str) -> UnitFinder:
    """The finder of a language. Raises :class:`KeyError` for a language without a pack."""
    return UnitFinder(language)
