"""A number with what it measures or counts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
    ISO 4217 code for money ("IRT" for the toman, which ISO 4217 leaves out, see
    :mod:`townbook.text.packs.numbers_fa`), a UCUM code where there is one, else the counted noun as
    the text has it. ``of`` are the words of what is counted or measured, as the text has them.
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
