"""What a number measures or counts, where the words before it say so: "the cost of the project is 5"."""

from __future__ import annotations

import re

from townbook.text.packs.numbers import CountWords

_WINDOW = 90
_CLAUSE_END = re.compile(r"[.,;!?()\n\t\"«»:،؛\d]")
_WORD = re.compile(r"[^\W_]+(?:['\"-][^\W_]+)*")
_AFTER_HEADING = " :-"
_MOST_WORDS = 7


def thing_before(text: str, plain: str, position: int, words: CountWords) -> str:
    """The words of ``text`` (folded: ``plain``) from a head such as "cost" on, up to the measure's verb.

    An empty string where the clause before ``position`` has no head, or nothing after it.
    """
    found = _headed(plain, position, words.heads, words.copulas)
    return text[found[0] : found[2]] if found is not None else ""


def counted_before(plain: str, position: int, words: CountWords) -> int | None:
    """Where the head ends that says what the number at ``position`` counts: "number of pupils: 45"."""
    found = _headed(plain, position, words.count_heads, words.copulas)
    return found[1] if found is not None else None


def _headed(
    plain: str, position: int, heads: frozenset[str], copulas: frozenset[str]
) -> tuple[int, int, int] | None:
    """Where the last head of the clause before ``position`` begins and ends, and where its phrase ends."""
    first = max(0, position - _WINDOW)
    end = first + len(plain[first:position].rstrip(_AFTER_HEADING))
    breaks = [match.end() for match in _CLAUSE_END.finditer(plain, first, end)]
    clause = list(_WORD.finditer(plain, breaks[-1] if breaks else first, end))
    while clause and clause[-1].group() in copulas:
        clause.pop()
    places = [index for index, match in enumerate(clause) if match.group() in heads]
    if not places or not 2 <= len(clause) - places[-1] <= _MOST_WORDS:
        return None
    head = clause[places[-1]]
    return head.start(), head.end(), clause[-1].end()
