"""How a report begins: enough of it to know what was done."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_OPENING = 260
"""Characters; about three lines of a printed page."""

_SENTENCE_END = re.compile(r"[.!?؟…](?=\s)")


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of a text; ``is_cut`` when it goes on."""

    text: str
    is_cut: bool


def opening_of(text: str, most: int = LONGEST_OPENING) -> Opening:
    """The text up to the last sentence that ends within ``most`` characters, else up to a word."""
    whole = " ".join(text.split())
    if len(whole) <= most:
        return Opening(whole, is_cut=False)
    ends = [found.end() for found in _SENTENCE_END.finditer(whole, 0, most + 1) if found.end() > most // 2]
    if ends:
        return Opening(whole[: ends[-1]], is_cut=True)
    at = whole.rfind(" ", 0, most)
    return Opening(whole[: at if at > 0 else most].rstrip(" ,;:،؛–-") + " …", is_cut=True)
