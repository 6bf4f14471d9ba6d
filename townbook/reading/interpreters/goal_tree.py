"""The tree that numbered goals make, and what is odd about their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from townbook.reading.draft import DraftItem, DraftLevel, Remark
from townbook.reading.interpreters.goal_repetitions import Repetitions
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.remarks import remark
from townbook.reading.source import Passage, Source
from townbook.text.digits import ascii_digits
from townbook.text.search_keys import search_tokens


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal as the document has it: ``number`` in digits 0-9 with dots, or a letter, "" where it
    has neither;
    ``label`` is its level's name; ``depth`` counts from 0."""

    number: str
    title: Passage
    passage: Passage
    label: str
    depth: int


class GoalTree:
    """Takes goals in reading order and finds the place of each in the tree."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._items: list[DraftItem] = []
        self._labels: dict[str, int] = {}
        self._numbered: dict[str, str] = {}
        self._above: list[tuple[int, str]] = []
        self._last_number: dict[str, int] = {}
        self._swallowed: set[str] = set()
        self._repeated = Repetitions()
        self._doubts: list[Remark] = []

    def add(self, goal: Goal) -> None:
        """Add the next goal."""
        key = f"g{len(self._items) + 1}"
        while self._above and self._above[-1][0] >= goal.depth:
            self._above.pop()
        parent = self._parent(goal)
        self._labels.setdefault(goal.label, goal.depth)
        item = DraftItem(
            key=key,
            parent=parent,
            level=goal.label,
            number=goal.number,
            title=self._source.passage_text(goal.title),
            description="",
            starts=None,
            ends=None,
            responsibilities=(),
            passage=goal.passage,
        )
        self._above.append((goal.depth, key))
        self._doubt_number(goal)
        self._doubt_repetition(goal.title)
        if goal.number[:1].isdigit():
            self._numbered[goal.number] = key
        self._items.append(item)

    def describe(self, passage: Passage) -> None:
        """Take a paragraph for the description of the goal added last, if there is one."""
        if not self._items:
            return
        last = self._items[-1]
        words = self._source.passage_text(passage)
        description = f"{last.description}\n{words}" if last.description else words
        self._items[-1] = replace(last, description=description, passage=(last.passage[0], passage[1]))

    def doubt(self, kind: str, passage: Passage, **values: str) -> None:
        """Note what a person should look at."""
        self._doubts.append(remark(kind, self._source.language, passage, **values))

    def part(self, title: str) -> DraftPart:
        """The goals taken so far."""
        ordered = sorted(self._labels, key=lambda label: self._labels[label])
        keys = {label: f"level{place}" for place, label in enumerate(ordered, start=1)}
        return DraftPart(
            title=title,
            levels=tuple(DraftLevel(keys[label], label) for label in ordered),
            items=tuple(replace(item, level=keys[item.level]) for item in self._items),
            doubts=tuple(sorted(self._doubts, key=lambda each: each.passage)),
        )

    def _parent(self, goal: Goal) -> str | None:
        by_number = self._numbered.get(goal.number.rpartition(".")[0])
        if by_number is not None and goal.depth:
            return by_number
        return self._above[-1][1] if self._above else None

    def _doubt_number(self, goal: Goal) -> None:
        """Doubt a number said twice, numbers left out, and a number that a title swallowed."""
        if not goal.number[:1].isdigit():
            return
        above, _, own = goal.number.rpartition(".")
        scope = above or (self._above[-2][1] if len(self._above) > 1 else "")
        before, number = self._last_number.get(scope, 0), int(own)
        if goal.number in self._numbered and number <= before:
            self.doubt("number twice", goal.passage, number=goal.number)
        missing = [f"{above}.{n}" if above else str(n) for n in range(before + 1, number)]
        if missing := [each for each in missing if each not in self._swallowed]:
            said = missing[0] if len(missing) == 1 else f"{missing[0]}–{missing[-1]}"
            self.doubt("number missing", goal.passage, number=said)
        self._last_number[scope] = max(before, number)
        title = ascii_digits(self._source.passage_text(goal.title))
        for match in re.finditer(rf"(?<![\d.]){re.escape(goal.number)}\.\d+(?![\d.]*\d)", title):
            place = goal.title[0] + match.start(), goal.title[0] + match.end()
            self._swallowed.add(match.group())
            self.doubt("number inside a title", place, number=match.group())

    def _doubt_repetition(self, place: Passage) -> None:
        """Doubt a goal whose words all stand in an earlier one, or that takes in an earlier one."""
        tokens = tuple(search_tokens(self._source.passage_text(place), self._source.language))
        earlier = self._repeated.earlier(tokens, {int(key[1:]) - 1 for _, key in self._above})
        if earlier is not None:
            said = self._items[earlier]
            self.doubt("goal repeated", place, earlier=said.number or said.title)
        self._repeated.add(tokens)
