"""What a measure measures, where the words before it say so: "the cost of the project is 5 million"."""

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
    first = max(0, position - _WINDOW)
    end = first + len(plain[first:position].rstrip(_AFTER_HEADING))
    breaks = [match.end() for match in _CLAUSE_END.finditer(plain, first, end)]
    clause = list(_WORD.finditer(plain, breaks[-1] if breaks else first, end))
    while clause and clause[-1].group() in words.copulas:
        clause.pop()
    heads = [index for index, match in enumerate(clause) if match.group() in words.heads]
    if not heads or not 2 <= len(clause) - heads[-1] <= _MOST_WORDS:
        return ""
    return text[clause[heads[-1]].start() : clause[-1].end()]
