"""What remains of a title when spelling and years are set aside."""

from __future__ import annotations

from townbook.text.digits import ascii_digits
from townbook.text.search_keys import search_key


def plan_title_key(title: str, language: str) -> str:
    """The search key of a plan's title without any word that holds a digit.

    So the reports of 2022 and 2023 on one concept, or on its priorities 1 and 2, have one key.
    """
    words = search_key(title, language).split()
    return " ".join(word for word in words if not any("0" <= sign <= "9" for sign in ascii_digits(word)))
