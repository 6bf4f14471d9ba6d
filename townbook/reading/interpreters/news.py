"""News of a meeting: what was decided, what was asked of whom, and which works were told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from townbook.reading.draft import DraftAssignment, DraftDecision, Remark
from townbook.reading.interpreters.directives import OrderReader
from townbook.reading.interpreters.meeting import read_meeting
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.parties import Parties
from townbook.reading.interpreters.speech import Section, Statement, sections, statements
from townbook.reading.interpreters.sums import read_sums
from townbook.reading.interpreters.works import read_works
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Passage, Source
from townbook.reading.wording import plain


def read_news(source: Source) -> DraftPart:
    """The records of a news text; most of its sentences give none."""
    reader = _NewsReader(source)
    for section in sections(source):
        reader.read(section)
    used = {key for assignment in reader.assignments for key in assignment.bodies}
    works = read_works(source)
    sums = read_sums(source)
    return DraftPart(
        title=reader.meeting.title,
        levels=works.levels,
        bodies=reader.parties.bodies(used),
        items=works.items,
        reports=works.reports,
        indicators=sums.indicators,
        decisions=tuple(reader.decisions),
        assignments=tuple(reader.assignments),
        doubts=tuple(sorted((*reader.doubts, *sums.doubts), key=lambda doubt: doubt.passage)),
    )


_SPEAKER = 10
"""Characters at the head of an attribution in which the speaker's own office begins."""


class _NewsReader:
    """Reads a news text section by section, and remembers which group was spoken of last."""

    def __init__(self, source: Source) -> None:
        self.parties = Parties(source)
        self.decisions: list[DraftDecision] = []
        self.assignments: list[DraftAssignment] = []
        self._source = source
        self.meeting = read_meeting(source)
        self._orders = OrderReader(source, self.parties, self.meeting.day)
        self._sides: tuple[str, ...] = ()
        words = speech_pack(source.language).minutes
        self._formed = re.compile(words.formed)
        self._proposed = re.compile(words.proposed)
        self._approved = re.compile(words.approved)
        self._council = re.compile(words.council)

    @property
    def doubts(self) -> list[Remark]:
        """What a person should look at in the orders read so far."""
        return self._orders.doubts

    def read(self, section: Section) -> None:
        """Take the records of a section."""
        said = [(each, place) for place in section.paragraphs for each in statements(self._source, place)]
        about = self._about(section, [statement for statement, _ in said])
        for statement, paragraph in said:
            if not (self._group(statement) or self._approval(statement, paragraph)):
                order = self._orders.read(statement, self._sides, about)
                self.assignments += [order] if order else []

    def _group(self, statement: Statement) -> bool:
        """Take a group proposed or formed; whether the sentence said nothing else.

        A proposal is a task of both sides. A group that is formed is a decision; what the same
        sentence asks of it is still to be read.
        """
        low = plain(self._source.passage_text(statement.whole))
        proposed = self._proposed.search(low)
        if proposed is not None:
            self._sides = self._named(statement, proposed.start("group"), len(low))
            text = self._source.passage_text(statement.words)
            self.assignments.append(DraftAssignment(text, self._sides, None, statement.words))
            return True
        formed = self._formed.search(low)
        if formed is not None:
            begin = statement.opening[0]
            group = begin + formed.start("group"), begin + formed.end("group")
            self._sides = self._named(statement, *formed.span()) or self._sides
            place = begin + formed.start(), begin + formed.end()
            name, text = self._source.passage_text(group).strip(), self._source.passage_text(place)
            self.decisions.append(DraftDecision(text, self.meeting.day, name, "", place))
        return False

    def _approval(self, statement: Statement, paragraph: Passage) -> bool:
        """Take what a council decided; its name may stand earlier in the paragraph, or in the text's
        head."""
        text = self._source.passage_text(statement.whole)
        if not self._approved.search(plain(text)):
            return False
        before = plain(self._source.text[paragraph[0] : statement.whole[1]])
        named = list(self._council.finditer(before))
        begin = paragraph[0]
        group = (
            self._source.passage_text((begin + named[-1].start(), begin + named[-1].end())).strip()
            if named
            else self.meeting.council
        )
        if group:
            self.decisions.append(DraftDecision(text, self.meeting.day, group, "", statement.whole))
        return bool(group)

    def _named(self, statement: Statement, start: int, end: int) -> tuple[str, ...]:
        """The keys of the bodies named between two places of a sentence."""
        begin = statement.opening[0]
        return tuple(dict.fromkeys(self._keys((begin + start, begin + end))))

    def _about(self, section: Section, said: Sequence[Statement]) -> tuple[str, ...]:
        """The bodies that a section names, the speakers left out; none where it has no heading, for
        then it is about many things."""
        if section.heading is None:
            return ()
        openings = [(min(each.opening[0] + _SPEAKER, each.opening[1]), each.opening[1]) for each in said]
        places = [section.heading, *openings, *(each.words for each in said)]
        return tuple(dict.fromkeys(key for place in places for key in self._keys(place)))

    def _keys(self, place: Passage) -> list[str]:
        low = plain(self._source.passage_text(place))
        return [
            self.parties.key((place[0] + match.start(), place[0] + match.end()))
            for match in self.parties.name.finditer(low)
        ]
