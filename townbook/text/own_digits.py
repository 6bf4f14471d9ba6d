"""Digits as each language writes them."""

from __future__ import annotations

_OWN_DIGITS = {"fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}


def own_digits(text: str, language: str) -> str:
    """``text`` with ASCII digits as the language writes them: in Persian ۰-۹, else unchanged."""
    digits = _OWN_DIGITS.get(language)
    return text.translate(digits) if digits else text
