"""Units after a number: one compiled expression a language, made of its pack."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from townbook.text.packs.numbers import UnitWords, number_pack


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """A unit found at ``[start, end)``."""

    unit: UnitWords
    start: int
    end: int


def _expression(spelling: str) -> str:
    """A spelling of a pack as a regular expression: see :class:`UnitWords`."""
    words = [
        re.escape(word.removesuffix("~")) + (r"[^\W\d_]{0,6}" if word.endswith("~") else "")
        for word in spelling.split()
    ]
    expression = r"[. \n]{0,2}".join(words)
    last = spelling[-1]
    return expression + (r"(?![^\W_])" if last.isalnum() or last == "~" else "")


class UnitFinder:
    """Tells the unit that stands at a place of a folded text."""

    def __init__(self, language: str) -> None:
        spellings = [(spelling, unit) for unit in number_pack(language).units for spelling in unit.spellings]
        spellings.sort(key=lambda pair: len(pair[0]), reverse=True)
        self._units = {f"u{index}": unit for index, (_, unit) in enumerate(spellings)}
        groups = (f"(?P<u{index}>{_expression(spelling)})" for index, (spelling, _) in enumerate(spellings))
        self._after = re.compile(rf"\.?[ \n]{{0,3}}-?(?:{'|'.join(groups)})")

    def after(self, text: str, position: int) -> UnitSpan | None:
        """The unit right after ``position``."""
        match = self._after.match(text, position)
        if match is None or match.lastgroup is None:
            return None
        return UnitSpan(self._units[match.lastgroup], match.start(match.lastgroup), match.end())


@cache
def unit_finder(language: str) -> UnitFinder:
    """The finder of a language. Raises :class:`KeyError` for a language without a pack."""
    return UnitFinder(language)


def multiplied(value: Decimal, factor: Decimal) -> Decimal:
    """``value * factor`` as a plain decimal without trailing zeros: 18100000, never 1.81E+7."""
    product = value * factor
    whole = product.to_integral_value()
    return whole.quantize(Decimal(1)) if product == whole else product.normalize()
