"""One colour of a city's, and what is made of it so that everybody can read what is written in it.

Contrast and relative luminance are those of WCAG 2.2 (section 1.4.3 and its glossary). Nothing here
knows Django.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LIGHT_PAPERS = ("#fbfaf6", "#ffffff", "#f2efe7")
"""What text stands on in ``tokens.css``, light: ``--paper``, ``--paper-raised``, ``--paper-sunk``."""

DARK_PAPERS = ("#16171a", "#1e2024", "#101114")
"""The same in the dark."""

INKS = ("#ffffff", "#000000")
"""What is written on a colour: white or black."""

READABLE = 4.5
"""The least contrast of text, level AA."""

COMFORTABLE = 6.5
"""What a colour is brightened to in the dark, where thin letters on black need more than the least."""

_HEX = re.compile(r"#[0-9a-f]{6}")
_STEPS = 100


@dataclass(frozen=True, slots=True)
class Accent:
    """A colour by day and in the dark, each with the ink that is read on it; all as ``#rrggbb``."""

    light: str
    light_ink: str
    dark: str
    dark_ink: str


def is_colour(written: str) -> bool:
    """Whether it is ``#rrggbb`` in lower case."""
    return _HEX.fullmatch(written) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (the same) to 21 (black and white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def contrast_on_paper(colour: str) -> float:
    """The contrast of text in that colour with the paper it is hardest to read on, light."""
    return min(contrast(colour, paper) for paper in LIGHT_PAPERS)


def accent_of(colour: str) -> Accent:
    """What is made of a city's colour.

    In the dark it is mixed with white, its hue kept, until it is comfortable to read on every dark paper.
    Raises :class:`ValueError` for a colour that cannot be read on light paper.
    """
    if not is_colour(colour) or contrast_on_paper(colour) < READABLE:
        raise ValueError(f"{colour!r} cannot be read on paper")
    dark = next(
        mixed
        for mixed in (_mixed_with_white(colour, step / _STEPS) for step in range(_STEPS + 1))
        if min(contrast(mixed, paper) for paper in DARK_PAPERS) >= COMFORTABLE
    )
    return Accent(light=colour, light_ink=_ink_on(colour), dark=dark, dark_ink=_ink_on(dark))


def _ink_on(colour: str) -> str:
    """The ink with more contrast: of white and black one always has 4.5 or more."""
    return max(INKS, key=lambda ink: contrast(ink, colour))


def _mixed_with_white(colour: str, share: float) -> str:
    return "#" + "".join(f"{round(value + (255 - value) * share):02x}" for value in _channels(colour))


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
