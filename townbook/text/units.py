"""Units after a number: one compiled expression a language, made of its pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from townbook.text.packs.numbers import UnitWords, number_pack

_GAP = re.compile(r"[ \n]{0,3}-?")
_GAP_AFTER_ABBREVIATION = re.compile(r"\.?[ \n]{0,3}-?")
_SHORTEST_AFTER_HYPHEN = 3
_CURRENCY_WINDOW = 5


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit found at ``[start, end)``."""

    unit: UnitWords
    start: int
    end: int


class UnitFinder:
    """Tells the unit that stands at a place of a folded text.

    Spellings are kept by their first character, so that most places are told without looking at any.
    """

    def __init__(self, language: str) -> None:
        pack = number_pack(language)
        spellings: dict[str, list[tuple[str, UnitWords]]] = {}
        for unit in pack.units:
            for spelling in unit.spellings:
                spellings.setdefault(spelling[0], []).append((spelling, unit))
        self._by_first = {first: _Alternatives(alike) for first, alike in spellings.items()}
        self._article = pack.numbers.pointing_prefix
        self._currencies = pack.leading_currencies
        marks = sorted(map(re.escape, self._currencies), key=len, reverse=True)
        self._currency = re.compile(rf"(?<![^\W_])({'|'.join(marks)}) ?$")

    def after(self, text: str, position: int, *, abbreviation: bool = False) -> UnitSpan | None:
        """The unit right after a number that ends at ``position``, maybe with an abbreviation's stop."""
        gap = (_GAP_AFTER_ABBREVIATION if abbreviation else _GAP).match(text, position)
        start = gap.end() if gap else position
        found = self._at(text, start)
        if found is None and self._article and text.startswith(self._article, start):
            found = self._at(text, start + len(self._article))
        if found is not None and text[start - 1] == "-" and found.end - found.start < _SHORTEST_AFTER_HYPHEN:
            return None
        return found

    def _at(self, text: str, start: int) -> UnitSpan | None:
        alternatives = self._by_first.get(text[start : start + 1])
        return alternatives.match(text, start) if alternatives is not None else None

    def currency_before(self, text: str, position: int) -> tuple[str, int] | None:
        """The ISO 4217 code of a currency mark right before ``position``, and where it begins."""
        first = max(0, position - _CURRENCY_WINDOW)
        match = self._currency.search(text[first:position])
        return (self._currencies[match.group(1)], first + match.start()) if match else None


class _Alternatives:
    """Spellings that are tried together, the longest first."""

    def __init__(self, spellings: list[tuple[str, UnitWords]]) -> None:
        longest_first = sorted(spellings, key=lambda pair: len(pair[0].replace(" ", "")), reverse=True)
        self._units = [unit for _, unit in longest_first]
        self._expression = re.compile("|".join(f"({_expression(spelling)})" for spelling, _ in longest_first))

    def match(self, text: str, start: int) -> UnitSpan | None:
        match = self._expression.match(text, start)
        if match is None or match.lastindex is None:
            return None
        return UnitSpan(self._units[match.lastindex - 1], start, match.end())


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
