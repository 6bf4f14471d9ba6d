"""Which way a run of text is written, and marks that would turn it."""

from __future__ import annotations

import unicodedata

from townbook.text.languages import Direction

_STRONG: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}

_OVERRIDES = dict.fromkeys(
    (*range(0x202A, 0x202F), *range(0x2066, 0x206A)),
)


def base_direction(text: str, default: Direction = "ltr") -> Direction:
    """The direction of the first strong character (Unicode Annex 9, rules P2 and P3, without isolates).

    ``default`` for text without one, such as a number.
    """
    for character in text:
        if (found := _STRONG.get(unicodedata.bidirectional(character))) is not None:
            return found
    return default


def has_mixed_direction(text: str) -> bool:
    """Whether a part of the text runs against the other, so that it needs isolating where it is shown.

    A number in right-to-left text is such a part.
    """
    classes = {unicodedata.bidirectional(character) for character in text}
    if not classes & {"R", "AL"}:
        return False
    return bool(classes & {"L", "EN", "AN"})


def without_overrides(text: str) -> str:
    """``text`` without characters that embed, isolate or override direction.

    A file name or a resident's message with them can show as something else than it is
    (CVE-2021-42574). The plain marks LRM and RLM, which cannot turn letters round, stay.
    """
    return text.translate(_OVERRIDES)
