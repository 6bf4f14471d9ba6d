"""Numbers with what they measure or count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from townbook.text.folding import folded
from townbook.text.numbers import read_numbers
from townbook.text.units import multiplied, unit_finder


class Kind(StrEnum):
    """What a quantity is a quantity of."""

    MONEY = "money"
    SHARE = "share"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    POWER = "power"
    ENERGY = "energy"
    COUNT = "count"
    DURATION = "duration"
    SPEED = "speed"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with a unit, said at ``[start, end)``, multiplied out.

    ``value`` is set where one number is said, ``low`` and ``high`` where a range is. ``unit`` is an
    ISO 4217 code for money, a UCUM code where there is one, else the counted noun as the text has
    it. ``of`` are the words of what is counted or measured, as the text has them.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    unit: str
    kind: Kind
    of: str
    start: int
    end: int


def find_quantities(text: str, language: str) -> list[Quantity]:
    """Every quantity of ``text``, in order and without overlaps.

    Raises :class:`KeyError` for a language without a pack.
    """
    plain = folded(text)
    finder = unit_finder(language)
    found = []
    for number in read_numbers(plain, language):
        span = number.span
        unit = finder.after(plain, span.end)
        if unit is None:
            continue
        low = multiplied(span.low, unit.unit.factor)
        high = multiplied(span.high, unit.unit.factor)
        single = low == high
        found.append(
            Quantity(
                low if single else None,
                None if single else low,
                None if single else high,
                span.approximate,
                unit.unit.code,
                Kind(unit.unit.kind),
                "",
                span.start,
                unit.end,
            )
        )
    return found
