"""What a city's colour makes of the look: a stylesheet, at an address named after what it says."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from townbook.ui.colours import accent_of

MARK_LENGTH = 12
"""Characters of a digest in an address."""


@lru_cache(maxsize=1024)
def look_sheet(accent: str) -> str:
    """The stylesheet of that colour, by day and in the dark. Raises :class:`ValueError` for a faint one."""
    made = accent_of(accent)
    by_day = f":root{{--accent:{made.light};--accent-ink:{made.light_ink}}}"
    in_the_dark = f":root{{--accent:{made.dark};--accent-ink:{made.dark_ink}}}"
    # Paper is white in the dark too.
    return f"{by_day}\n@media screen and (prefers-color-scheme:dark){{{in_the_dark}}}\n"


def look_mark(accent: str) -> str:
    """What stands for the stylesheet in its address."""
    return hashlib.sha256(look_sheet(accent).encode()).hexdigest()[:MARK_LENGTH]


def logo_mark(sha256: str) -> str:
    """What stands for a logo in its address."""
    return sha256[:MARK_LENGTH]
