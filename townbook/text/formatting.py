"""Numbers, shares and quantities as readers of each language write them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from babel.plural import PluralRule

from townbook.text.languages import LANGUAGES
from townbook.text.own_digits import own_digits
from townbook.text.packs.formatting import NO_BREAK_SPACE, FormatPack, format_pack

_COMPACT_PLACES = Decimal("0.1")
_SUM_PLACES = Decimal("0.001")
_ALWAYS_SHORT = 10**9
"""Below it, a sum that cannot be shortened without rounding is still read with ease."""

# Sums in rials have many digits; none that a document can hold may fail to be rounded.
_ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)


def format_number(number: Decimal | int, language: str, *, places: int | None = None) -> str:
    """A number with the language's digits, decimal mark and grouping: "20 282,1", "۲۰٬۲۸۲٫۱".

    All its decimals are written but trailing zeros; with ``places`` it is rounded (half up) to so many,
    zeros included. ``ValueError`` for what is no finite number, ``KeyError`` for a language without a
    pack.
    """
    pack = format_pack(language)
    exact = Decimal(number)
    if not exact.is_finite():
        raise ValueError(f"{number} cannot be written as a number")
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), context=_ROUNDING)
    whole, _, decimals = f"{exact.copy_abs():f}".partition(".")
    if places is None:
        decimals = decimals.rstrip("0")
    if len(whole) >= pack.least_grouped:
        whole = f"{int(whole):,}".replace(",", pack.group)
    written = own_digits(whole + (pack.decimal + decimals if decimals else ""), language)
    return pack.minus + written if exact < 0 and written.strip("0۰٫,.") else written


def format_share(percent: Decimal | int, language: str, *, places: int | None = None) -> str:
    """A share given in percent: "96,5 %" in Ukrainian, "۹۶٫۵٪" in Persian, "96.5%" else."""
    return format_pack(language).share.format(format_number(percent, language, places=places))


def format_quantity(value: Decimal | int, unit: str, language: str, *, compact: bool = False) -> str:
    """A number with its unit: "9,5 км", "9.5 ק״מ", "۹٫۵ کیلومتر", "9.5 km"; "3 роки", "שנתיים".

    ``unit`` is a UCUM or ISO 4217 code; any other word is written after the number as it stands.
    With ``compact`` a million and more is rounded to a tenth of the largest magnitude that is in it:
    "18,1 млн грн".
    """
    number = Decimal(value)
    if unit == "%":
        return format_share(number, language)
    pack = format_pack(language)
    written = _compact_number(number, pack) if compact else format_number(number, language)
    return _with_unit(written, number, unit, pack)


def _with_unit(written: str, number: Decimal, unit: str, pack: FormatPack) -> str:
    forms = pack.units.get(unit)
    if forms is None:
        return f"{written}{NO_BREAK_SPACE}{unit}" if unit else written
    if not isinstance(forms, str):
        forms = forms.get(plural_category(number, pack.language), forms["other"])
    return forms.replace("{}", written)


def known_unit(unit: str) -> bool:
    """Whether a unit is a code that languages have words for, and not a noun of a document."""
    return unit == "%" or any(unit in format_pack(language).units for language in LANGUAGES)


@dataclass(frozen=True, slots=True)
class WrittenSum:
    """A large number as one reads it, "11 163,72 млрд ріалів", and written ``in_full``.

    ``is_exact`` is false where ``short`` was rounded: whoever shows it says so.
    """

    short: str
    in_full: str
    is_exact: bool


def write_sum(value: Decimal | int, unit: str, language: str) -> WrittenSum:
    """A sum in the largest magnitude that is in it, from a million on.

    The largest one in which it has at most three decimals: exact. Where there is none it is written in
    full below a milliard, and from there on rounded (half up) to three decimals. Errors as of
    :func:`format_number`.
    """
    number = Decimal(value)
    in_full = format_quantity(number, unit, language)
    pack = format_pack(language)
    magnitudes = [each for each in pack.magnitudes if abs(number) >= each[0]]
    for magnitude, name in magnitudes:
        share = _share(number, magnitude)
        if share * magnitude == number:
            return WrittenSum(_in_magnitude(share, magnitude, name, unit, pack), in_full, is_exact=True)
    if abs(number) < _ALWAYS_SHORT:
        return WrittenSum(in_full, in_full, is_exact=True)
    magnitude, name = magnitudes[0]
    short = _in_magnitude(_share(number, magnitude), magnitude, name, unit, pack)
    return WrittenSum(short, in_full, is_exact=False)


def _share(number: Decimal, magnitude: Decimal) -> Decimal:
    return _ROUNDING.divide(number, magnitude).quantize(_SUM_PLACES, context=_ROUNDING)


def _in_magnitude(share: Decimal, magnitude: Decimal, name: str, unit: str, pack: FormatPack) -> str:
    """The unit agrees with the magnitude's word, not with the digits: "1 млн ріалів"."""
    written = f"{format_number(share, pack.language)}{NO_BREAK_SPACE}{name}"
    return _with_unit(written, magnitude, unit, pack)


def _compact_number(number: Decimal, pack: FormatPack) -> str:
    for magnitude, name in pack.magnitudes:
        if abs(number) >= magnitude:
            share = _ROUNDING.divide(number, magnitude).quantize(_COMPACT_PLACES, context=_ROUNDING)
            return f"{format_number(share, pack.language)}{NO_BREAK_SPACE}{name}"
    return format_number(number, pack.language)


def plural_category(value: Decimal | int, language: str) -> str:
    """The CLDR plural category of a number as it is written, without trailing zeros: "one", "few", "other".

    ``KeyError`` for a language without a pack.
    """
    number = Decimal(value)
    whole = number.to_integral_value()
    return _plural_rule(language)(whole if number == whole else number.normalize())


@cache
def _plural_rule(language: str) -> PluralRule:
    return PluralRule(format_pack(language).plural_rules)
