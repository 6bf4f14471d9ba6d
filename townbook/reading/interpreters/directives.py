"""Sentences that tell somebody to do something: few and right.

An order needs a body that must act, or a time by when, or a section that is about one body only; a
sentence about what everybody should hope for is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from townbook.reading.draft import DraftAssignment, Remark
from townbook.reading.interpreters.deadlines import read_due
from townbook.reading.interpreters.parties import Parties
from townbook.reading.interpreters.speech import Statement
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.remarks import remark
from townbook.reading.source import Passage, Source
from townbook.reading.wording import plain

_REACH = 300
"""Characters before and behind an order that its clause may take in."""
_CLAUSE_BEGIN = re.compile(r"[,،;؛:](?!\S)")


class OrderReader:
    """Reads the orders of one document; ``met`` is the day of the meeting, where it is known."""

    def __init__(self, source: Source, parties: Parties, met: date | None) -> None:
        self._source = source
        self._parties = parties
        self._met = met
        words = speech_pack(source.language).orders
        self._named = [self._pattern(form, words.act) for form in words.named]
        self._unnamed = [self._pattern(form, words.act) for form in words.unnamed]
        self._hope = re.compile(words.hope)
        self._purpose = re.compile(words.purpose)
        self._sides = re.compile(speech_pack(source.language).parties.sides)
        self.doubts: list[Remark] = []

    def read(
        self, statement: Statement, sides: Sequence[str] = (), about: Sequence[str] = ()
    ) -> DraftAssignment | None:
        """The order a sentence gives; ``None`` where it gives none.

        ``sides`` are the keys of those who formed the group spoken of before, ``about`` the keys of
        the bodies that the section is about.
        """
        text = self._source.passage_text(statement.words)
        low = plain(text)
        named = self._found(self._named, low)
        if named is not None:
            place = statement.words[0] + named.start("body"), statement.words[0] + named.end("body")
            return self._assignment(statement, text, (self._parties.key(place),))
        unnamed = self._found(self._unnamed, low)
        if unnamed is None:
            return None
        whole = plain(self._source.passage_text(statement.whole))
        if sides and self._sides.search(whole):
            return self._assignment(statement, text, tuple(sides))
        assignment = self._assignment(statement, text, tuple(about) if len(about) == 1 else ())
        if assignment.bodies:
            self.doubts.append(remark("nobody named", self._source.language, assignment.passage))
        return assignment if assignment.bodies or assignment.due else None

    def _pattern(self, form: str, act: str) -> re.Pattern[str]:
        body = f"(?P<body>{self._parties.within_order})"
        return re.compile(form.replace("{body}", body, 1).replace("{act}", f"(?:{act})"))

    def _found(self, patterns: list[re.Pattern[str]], low: str) -> re.Match[str] | None:
        """The first pattern found in a clause that is no general wish."""
        for pattern in patterns:
            for match in pattern.finditer(low):
                if not self._hope.search(low, *self._clause(low, match)):
                    return match
        return None

    def _clause(self, low: str, match: re.Match[str]) -> Passage:
        """From the clause an order begins in to the words that only say what it is for."""
        earliest = max(0, match.start() - _REACH)
        begins = max(
            (cut.end() for cut in _CLAUSE_BEGIN.finditer(low, earliest, match.start())), default=earliest
        )
        latest = min(len(low), match.end() + _REACH)
        purpose = self._purpose.search(low, match.end(), latest)
        return begins, purpose.start() if purpose else latest

    def _assignment(self, statement: Statement, text: str, bodies: tuple[str, ...]) -> DraftAssignment:
        due = read_due(text, self._source.language, self._met)
        return DraftAssignment(text, bodies, due, statement.words)
