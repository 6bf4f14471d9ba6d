"""Minutes whose decisions stand behind a label ("Decision:"), under the matter they decide."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from townbook.reading.draft import DraftAssignment, DraftDecision
from townbook.reading.interpreters.directives import OrderReader
from townbook.reading.interpreters.meeting import Meeting, read_meeting
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.parties import Parties
from townbook.reading.interpreters.speech import statements
from townbook.reading.packs.shapes import MinutesWords, speech_pack
from townbook.reading.source import Block, BlockKind, Passage, Source
from townbook.reading.wording import plain

_NUMBER = re.compile(r"\d{1,3}")
_SPEAKER = re.compile(r"[^\W\d_][\w'\"’-]*(?: [^\W\d_][\w'\"’-]*){0,3}(?=:\s)")
_TWICE = 2
"""A name before a colon is a speaker's where it stands so more than once."""
_ENDS = " \t\n"


@dataclass(slots=True)
class _Matter:
    """A matter of the agenda: its own line, what was decided on it, and the votes and money that
    stand beside the decision; ``begins`` is where its number stands."""

    number: str
    title: Passage | None
    begins: int | None = None
    decided: list[Passage] = field(default_factory=list)
    beside: list[Passage] = field(default_factory=list)

    @property
    def lines(self) -> list[Passage]:
        """Everything that belongs to the decision, in reading order."""
        return sorted([*([self.title] if self.title else []), *self.beside, *self.decided])


def find_decisions(source: Source) -> bool:
    """Whether some line of the document has a decision's label."""
    decided = re.compile(speech_pack(source.language).minutes.decided)
    return any(
        decided.match(plain(source.text[block.content_start : block.end]))
        for block in source.blocks
        if block.kind is not BlockKind.TABLE_ROW
    )


def read_labelled(source: Source) -> DraftPart:
    """A decision for each matter that was decided, and the orders within the decisions.

    A decision's text are the lines of its passage that tell the matter, the money, the votes and
    what was decided; the discussion between them is left out.
    """
    meeting = read_meeting(source)
    parties = Parties(source)
    orders = OrderReader(source, parties, meeting.day)
    decisions: list[DraftDecision] = []
    assignments: list[DraftAssignment] = []
    for matter in _matters(source):
        if matter.decided:
            decisions.append(_decision(source, matter, meeting))
            assignments += _assignments(source, matter, orders)
    return DraftPart(
        title=meeting.title,
        bodies=parties.bodies({key for assignment in assignments for key in assignment.bodies}),
        decisions=tuple(decisions),
        assignments=tuple(assignments),
        doubts=tuple(orders.doubts),
    )


def _decision(source: Source, matter: _Matter, meeting: Meeting) -> DraftDecision:
    lines = matter.lines
    text = "\n".join(source.passage_text(line).strip(_ENDS) for line in lines)
    begins = lines[0][0] if matter.begins is None else matter.begins
    return DraftDecision(text, meeting.day, meeting.council, matter.number, (begins, lines[-1][1]))


def _assignments(source: Source, matter: _Matter, orders: OrderReader) -> Iterator[DraftAssignment]:
    for line in matter.decided:
        for statement in statements(source, line):
            order = orders.read(statement)
            if order is not None:
                yield order


def _matters(source: Source) -> Iterator[_Matter]:
    """The matters in reading order.

    A numbered line begins one when its number is the next; a smaller number behind a decision's
    label numbers the parts of that decision. What follows a label belongs to it up to the next label
    or speaker.
    """
    words = speech_pack(source.language).minutes
    speakers = _speakers(source)
    matter = _Matter("", None)
    last = 0
    listening = False
    for block in source.blocks:
        place = block.content_start, block.end
        low = plain(source.text[block.content_start : block.end])
        if block.kind is BlockKind.TABLE_ROW:
            continue
        number = _matter_number(block)
        if label := re.match(words.decided, low):
            begin = block.content_start + label.end()
            if matter.decided and label["number"]:
                yield matter
                matter = _Matter(label["number"], None, block.start)
            matter.number = matter.number or label["number"] or ""
            matter.decided += _without_edges(source, (begin, block.end))
            listening = True
        elif number == last + 1 and not (listening and not matter.decided):
            yield matter
            matter, last, listening = _Matter(str(number), place, block.start), number, False
        elif heard := re.match(words.heard, low):
            if matter.decided or matter.title is None:
                yield matter
                begin = block.content_start + heard.end()
                title = next(iter(_without_edges(source, (begin, block.end))), None)
                matter = _Matter(_number_in(heard.group()), title, block.start)
            listening = False
        elif _is_beside(words, low):
            matter.beside.append(place)
            listening = False
        elif listening and _speaker(source, block) not in speakers:
            matter.decided += _without_edges(source, place)
        else:
            listening = False
    yield matter


def _speakers(source: Source) -> frozenset[str]:
    """Who speaks in the minutes."""
    counts = Counter(_speaker(source, block) for block in source.blocks)
    return frozenset(name for name, times in counts.items() if name and times >= _TWICE)


def _speaker(source: Source, block: Block) -> str:
    """The words before a colon that may be a speaker's name."""
    match = _SPEAKER.match(source.text, block.content_start, block.end)
    return match.group() if match else ""


def _matter_number(block: Block) -> int | None:
    """The number of a line that may begin a matter; parts of a matter ("2.1.") have none."""
    match = _NUMBER.search(plain(block.marker))
    is_whole = match is not None and not re.search(r"\d\.\d", plain(block.marker))
    return int(match.group()) if match and is_whole else None


def _number_in(label: str) -> str:
    match = _NUMBER.search(label)
    return match.group() if match else ""


def _is_beside(words: MinutesWords, low: str) -> bool:
    return re.match(words.votes, low) is not None or re.match(words.funding, low) is not None


def _without_edges(source: Source, place: Passage) -> list[Passage]:
    """A passage without the spaces at its ends; none where nothing is left."""
    text = source.passage_text(place)
    bare = text.strip(_ENDS)
    begin = place[0] + len(text) - len(text.lstrip(_ENDS))
    return [(begin, begin + len(bare))] if bare else []
