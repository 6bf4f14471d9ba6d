"""A report's words with its figures marked in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Some of the words; ``note`` is the number of the figure they say, 0 for words between figures."""

    text: str
    note: int


def marked_runs(text: str, words: Sequence[str]) -> tuple[Run, ...]:
    """The text cut where figures stand, whose words in the document are given in their order.

    The text may break its lines elsewhere than the document does. A figure whose words are not there,
    because a person has corrected the report since, is not marked.
    """
    places = _places(text, words)
    runs: list[Run] = []
    at = 0
    for start, end, note in places:
        if start > at:
            runs.append(Run(text[at:start], 0))
        runs.append(Run(text[start:end], note))
        at = end
    if at < len(text):
        runs.append(Run(text[at:], 0))
    return tuple(runs)


def _places(text: str, words: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where each figure stands, without overlaps, in the order of the text.

    A figure is looked for behind the one before it; one that is not there, because a person has changed the
    order of the words since, anywhere no other stands.
    """
    found: list[tuple[int, int, int]] = []
    at = 0
    for note, each in enumerate(words, start=1):
        expression = _expression(each)
        if expression is None:
            continue
        matches = (*expression.finditer(text, at), *expression.finditer(text))
        for match in matches:
            start, end = match.span()
            if all(end <= other_start or other_end <= start for other_start, other_end, _ in found):
                found.append((start, end, note))
                at = max(at, end)
                break
    return sorted(found)


def _expression(words: str) -> re.Pattern[str] | None:
    parts = words.split()
    if not parts:
        return None
    # Digits beside it would make it another number: "5" is not in "25".
    return re.compile(r"(?<!\d)" + r"\s+".join(map(re.escape, parts)) + r"(?!\d)")
