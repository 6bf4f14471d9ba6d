"""Decimal digits of every script, told as the digits 0-9."""

from __future__ import annotations

import re
import unicodedata

_OTHER_DIGIT = re.compile(r"[^\D0-9]+")


def _western(match: re.Match[str]) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in match.group())


def ascii_digits(text: str) -> str:
    """``text`` with each decimal digit (Unicode category Nd) of any script as one of 0-9.

    The length stays the same, so that a place found in one is a place in the other. Separators and
    numbers that are not decimal digits (½, Ⅳ, ②) stay as they are.
    """
    return _OTHER_DIGIT.sub(_western, text)
