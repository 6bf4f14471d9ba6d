"""Runs of digits with their separators: which are numbers, and which are codes.

A date, a version, a telephone number or a list without spaces ("23,5,6,7") is a run of digits and
marks too; it is read as one code, so that no part of it is taken for a number.
"""

from __future__ import annotations

import re
from decimal import Decimal

RUN = r"(?:\d+(?:-\d+){2,}|[1-9]\d{0,2}(?: \d{3})+(?!\d)|\d+)(?:[.,/:']\d+)*"
"""A run, in folded text; groups of three may stand apart by a space."""

_LONGEST = 24
_MOST_DIGITS = 15
"""More digits are an identifier; and with a multiplier they still fit the 28 digits of a Decimal."""
_GROUPED_BY_SPACES = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?")
_GROUPED_BY_APOSTROPHES = re.compile(r"[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d+)?")
_GROUPED_BY_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_SURELY_GROUPED_BY_COMMAS = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}|(?:,\d{3})+\.\d+)")
_SURELY_GROUPED_BY_STOPS = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d+)")
_DECIMAL = re.compile(r"(?:0|[1-9]\d*)[.,]\d+")
_SLASH_DECIMAL = re.compile(r"\d{1,3}/\d{1,2}")


def numeral_value(run: str, *, comma_groups: bool) -> Decimal | None:
    """The number a run says, or ``None`` for a code.

    A comma before exactly three digits groups thousands where ``comma_groups``; elsewhere only when
    it occurs twice or a full stop follows. A single full stop begins decimals in every language.
    """
    if len(run) > _LONGEST or sum(map(str.isdecimal, run)) > _MOST_DIGITS:
        return None
    if run.isdecimal():
        return Decimal(run) if run == "0" or run[0] != "0" else None
    if _GROUPED_BY_SPACES.fullmatch(run):
        return Decimal(run.replace(" ", "").replace(",", "."))
    if _GROUPED_BY_APOSTROPHES.fullmatch(run):
        return Decimal(run.replace("'", "").replace(",", "."))
    grouped = _GROUPED_BY_COMMAS if comma_groups else _SURELY_GROUPED_BY_COMMAS
    if grouped.fullmatch(run):
        return Decimal(run.replace(",", ""))
    if _SURELY_GROUPED_BY_STOPS.fullmatch(run):
        return Decimal(run.replace(".", "").replace(",", "."))
    if _DECIMAL.fullmatch(run):
        return Decimal(run.replace(",", "."))
    return None


def plain_decimal(value: Decimal) -> Decimal:
    """``value`` without trailing zeros and without an exponent: 18100000, never 1.81E+7."""
    digits = format(value, "f")
    return Decimal(digits.rstrip("0").rstrip(".") if "." in digits else digits)


def slash_decimal_value(run: str) -> Decimal | None:
    """The number of a run that writes decimals after a slash, as Persian print does: 2/5 for 2.5."""
    return Decimal(run.replace("/", ".")) if _SLASH_DECIMAL.fullmatch(run) else None
