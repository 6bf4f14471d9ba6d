"""What a person's name may hold."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"
"""Persian names need them."""


def plain_name(name: str) -> str:
    """The name on one line, without signs that cannot be seen and would turn the text around it."""
    kept = (
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in unicodedata.normalize("NFC", name)
        if sign in _JOINERS or unicodedata.category(sign) != "Cf"
    )
    return " ".join("".join(kept).split())
