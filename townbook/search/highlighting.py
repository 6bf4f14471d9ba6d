"""Where the words of a query stand in a text, and the piece of the text that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from townbook.search.query import SearchQuery
from townbook.search.words import LONGEST_KEY
from townbook.text.placed_words import Range, word_keys, word_ranges

SNIPPET_LENGTH = 160
"""Characters of a snippet, before it is rounded to whole words."""

LONGEST_LOOK = 20_000
"""Characters of a text in which words are looked for."""

LONGEST_WORD = 40
"""Characters by which a snippet may grow to end with a whole word."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text: the characters from ``start``, with ``marks`` counted from the piece's own.

    ``begins`` and ``ends`` say whether it holds the text's first and last words.
    """

    text: str
    start: int
    marks: tuple[Range, ...]
    begins: bool
    ends: bool


def marks_of(query: SearchQuery, text: str, language: str) -> tuple[Range, ...]:
    """The words of the text the query asks for, in order, as ranges of its first 20,000 characters."""
    return tuple(
        (start, end)
        for start, end in word_ranges(text, language, LONGEST_LOOK)
        if any(query.asks_for(key) for key in word_keys(text[start:end][:LONGEST_KEY], language))
    )


def snippet_of(query: SearchQuery, text: str, language: str) -> Snippet:
    """The piece of about 160 characters in which most different words of the query stand.

    Where there are several such, the one with most words, then the first; the text's beginning where no
    word of the query stands in it.
    """
    marks = marks_of(query, text, language)
    first, last = _best_cluster(marks, [_spelling(text, mark) for mark in marks])
    room = max(0, SNIPPET_LENGTH - (last - first))
    start = _word_start(text, max(0, first - room // 3))
    end = _word_end(text, min(len(text), start + max(SNIPPET_LENGTH, last - start)))
    start, end = _without_space(text, start, end)
    within = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    return Snippet(text[start:end], start, within, begins=start == 0, ends=end == len(text))


def _spelling(text: str, mark: Range) -> str:
    return text[mark[0] : mark[1]].casefold()


def _best_cluster(marks: Sequence[Range], words: Sequence[str]) -> Range:
    """The first and the last character of the marks that fit into a snippet and say most."""
    best, best_cluster = (0, 0), (0, 0)
    after = 0
    for number, (start, _) in enumerate(marks):
        after = max(after, number + 1)
        while after < len(marks) and marks[after][1] - start <= SNIPPET_LENGTH:
            after += 1
        worth = (len(set(words[number:after])), after - number)
        if worth > best:
            best, best_cluster = worth, (start, marks[after - 1][1])
    return best_cluster


def _without_space(text: str, start: int, end: int) -> Range:
    stripped = text[start:end].strip()
    start += text[start:end].find(stripped)
    return start, start + len(stripped)


def _word_start(text: str, place: int) -> int:
    """The beginning of the word the place is in; the place itself in a very long one."""
    for start in range(place, max(0, place - LONGEST_WORD) - 1, -1):
        if start == 0 or text[start - 1].isspace():
            return start
    return place


def _word_end(text: str, place: int) -> int:
    for end in range(place, min(len(text), place + LONGEST_WORD) + 1):
        if end == len(text) or text[end].isspace():
            return end
    return place
