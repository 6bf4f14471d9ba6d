"""How a language writes numbers and units: the types of the data, and its look-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from townbook.text.packs.lookup import language_pack

NO_BREAK_SPACE = "\u00a0"

UnitForms = str | Mapping[str, str]
"""A number with its unit, "{}" where the number stands; or that for each plural category."""

_AFTER_NUMBER = f"{{}}{NO_BREAK_SPACE}"


@dataclass(frozen=True, slots=True, eq=False)
class FormatPack:
    """What a language knows of writing numbers.

    ``group`` parts the digits by three in numbers of at least ``least_grouped`` digits. ``plural_rules``
    are those of Unicode CLDR: which category of ``units`` a number asks for; "other" is for the rest.
    ``magnitudes`` are the numbers large sums are written in, the largest first. ``units`` are by UCUM
    and ISO 4217 codes.
    """

    language: str
    decimal: str
    group: str
    least_grouped: int
    minus: str
    share: str
    plural_rules: Mapping[str, str]
    magnitudes: tuple[tuple[Decimal, str], ...]
    units: Mapping[str, UnitForms]


def after_number(units: Mapping[str, str]) -> dict[str, str]:
    """Units that stand after the number, a no-break space between."""
    return {code: _AFTER_NUMBER + name for code, name in units.items()}


def plurals_after_number(categories: str, **forms: str) -> dict[str, Mapping[str, str]]:
    """Units after the number, their forms listed in the order of ``categories``, parted by commas."""
    return {
        code: after_number(dict(zip(categories.split(), line.split(", "), strict=True)))
        for code, line in forms.items()
    }


def plurals(categories: str, **forms: str) -> dict[str, Mapping[str, str]]:
    """The same where each form says where the number stands, if it does at all."""
    return {
        code: dict(zip(categories.split(), line.split(", "), strict=True)) for code, line in forms.items()
    }


@cache
def format_pack(language: str) -> FormatPack:
    """The pack of one of :data:`townbook.text.languages.LANGUAGES`; ``KeyError`` for any other."""
    return language_pack("formatting", language, FormatPack)
