"""Words beside a place in a folded text."""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W\d_]+(?:['\"-][^\W\d_]+)*")

_WINDOW = 40
_LAST_WORD = re.compile(r"[^\W\d_]+(?:['\"-][^\W\d_]+)*['\"]?$")


def word_before(text: str, position: int, between: str = " ") -> tuple[str, int]:
    """The word that ends at ``position`` but for characters of ``between``, and where it begins.

    An empty word at ``position`` where none stands within some 40 characters.
    """
    first = max(0, position - _WINDOW)
    window = text[first:position].rstrip(between)
    # A word is looked for in the window's tail only: its length bounds the search.
    match = _LAST_WORD.search(window, max(window.rfind(" "), window.rfind("\n"), window.rfind("\t")) + 1)
    return (match.group(), first + match.start()) if match else ("", position)


def phrases_before(text: str, position: int, most: int = 3) -> list[tuple[str, int]]:
    """The phrases of one to ``most`` words that end at ``position``, shortest first, with their starts."""
    found: list[tuple[str, int]] = []
    phrase = ""
    for _ in range(most):
        word, position = word_before(text, position)
        if not word:
            break
        phrase = f"{word} {phrase}".rstrip()
        found.append((phrase, position))
    return found


def phrases_after(text: str, position: int, most: int = 3) -> list[str]:
    """The phrases of one to ``most`` words that begin at ``position`` but for spaces, shortest first."""
    found: list[str] = []
    for _ in range(most):
        while text[position : position + 1] == " ":
            position += 1
        match = WORD.match(text, position)
        if match is None:
            break
        found.append(f"{found[-1]} {match.group()}" if found else match.group())
        position = match.end()
    return found
