"""Put the parts that interpreters made of one Source together into one Draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from townbook.reading.bodies import plain_name
from townbook.reading.draft import (
    Draft,
    DraftBody,
    DraftItem,
    DraftLevel,
    DraftReport,
    DraftSource,
)
from townbook.reading.interpreters.part import DraftPart


def draft_of(source: DraftSource, parts: Sequence[DraftPart]) -> Draft:
    """The Draft of a Source's parts, in their order.

    A body that several parts name is one body, a level of one label one level; keys are numbered
    anew ("b1", "i1") so that they are unique in the Draft.
    """
    bodies, levels = _Bodies(), _Levels()
    items: list[DraftItem] = []
    reports: list[DraftReport] = []
    agenda, assignments = [], []
    for part in parts:
        body = bodies.add(part.bodies)
        level = levels.add(part.levels)
        item = {each.key: f"i{len(items) + place}" for place, each in enumerate(part.items, start=1)}
        items += [
            replace(
                each,
                key=item[each.key],
                parent=item[each.parent] if each.parent else None,
                level=level[each.level],
                responsibilities=tuple(replace(r, body=body[r.body]) for r in each.responsibilities),
            )
            for each in part.items
        ]
        reports += [
            replace(each, item=item[each.item], bodies=tuple(body[key] for key in each.bodies))
            for each in part.reports
        ]
        agenda += [replace(each, item=item[each.item] if each.item else None) for each in part.agenda]
        assignments += [
            replace(each, bodies=tuple(dict.fromkeys(body[key] for key in each.bodies)))
            for each in part.assignments
        ]
    return Draft(
        source=source,
        levels=tuple(levels.all),
        bodies=tuple(bodies.all),
        items=tuple(items),
        reports=tuple(reports),
        indicators=tuple(each for part in parts for each in part.indicators),
        agenda=tuple(agenda),
        decisions=tuple(each for part in parts for each in part.decisions),
        assignments=tuple(assignments),
        repairs=tuple(
            sorted((each for part in parts for each in part.repairs), key=lambda each: each.passage)
        ),
        doubts=tuple(sorted((each for part in parts for each in part.doubts), key=lambda each: each.passage)),
    )


@dataclass(slots=True)
class _Bodies:
    all: list[DraftBody] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def add(self, bodies: Sequence[DraftBody]) -> dict[str, str]:
        """The Draft's keys of a part's bodies."""
        keys = {}
        for body in bodies:
            spellings = {plain_name(name) for name in (body.name, *body.aliases)}
            key = next((self.known[name] for name in sorted(spellings) if name in self.known), None)
            if key is None:
                key = f"b{len(self.all) + 1}"
                self.all.append(replace(body, key=key))
            self.known.update(dict.fromkeys(spellings, key))
            keys[body.key] = key
        return keys


@dataclass(slots=True)
class _Levels:
    all: list[DraftLevel] = field(default_factory=list)

    def add(self, levels: Sequence[DraftLevel]) -> dict[str, str]:
        """The Draft's keys of a part's levels; two levels with one key and two labels stay two."""
        keys = {}
        for level in levels:
            same = next((known for known in self.all if known.label == level.label), None)
            if same is None:
                taken = {known.key for known in self.all}
                key = level.key if level.key not in taken else f"{level.key} {len(taken) + 1}"
                same = replace(level, key=key)
                self.all.append(same)
            keys[level.key] = same.key
        return keys
