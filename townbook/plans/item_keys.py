"""What stands for an item in addresses."""

from __future__ import annotations

import re

from townbook.text.digits import ascii_digits

LONGEST_KEY = 56
"""Characters before a suffix that tells namesakes apart; the column holds 64."""


def number_path(number: str) -> str:
    """The numbers in a printed number: "Пріоритет 1." → "1", "۲-۳" → "2.3"."""
    return ".".join(re.findall(r"[0-9]+", ascii_digits(number)))


def item_key(*, parent_key: str, parent_number: str, number: str, unnumbered: str, taken: set[str]) -> str:
    """A key for a new item: its numbers from the top down, "1.3.2" for task 3.2 of goal 3 of priority 1.

    ``unnumbered`` stands for the number where none is printed. A key that is ``taken``, because numbers
    repeat, gets a suffix: "1.3-2".
    """
    own = number_path(number) or unnumbered
    for prefix in (parent_key, number_path(parent_number)):
        if prefix and own.startswith(prefix + "."):
            own = own[len(prefix) + 1 :]
            break
    key = f"{parent_key}.{own}"[:LONGEST_KEY] if parent_key else own[:LONGEST_KEY]
    if key not in taken:
        return key
    suffix = 2
    while f"{key}-{suffix}" in taken:
        suffix += 1
    return f"{key}-{suffix}"
