"""Which other items a reader of one may want to see, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

MOST_RELATED = 6

ALIKE = 0.5
"""Dice's coefficient of the words of two titles from which they are alike: half of all words are shared."""

FEWEST_SHARED_WORDS = 2
SHORTEST_WORD = 3
"""Characters; "and", "the" and their like in four languages are shorter, or shared by too few to matter."""


class Relation(StrEnum):
    """Why an item is related; the surest reason first."""

    SAME_PLACE = "same place"
    SAME_BODY = "same body"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Related:
    """An item's number in the database, and all reasons it is related for, the surest first."""

    item_id: int
    relations: tuple[Relation, ...]


def related_ids(
    *, own: int, same_place: Iterable[int], same_body: Iterable[int], alike: Iterable[int]
) -> tuple[Related, ...]:
    """At most :data:`MOST_RELATED` items: those with more reasons first, then those with a surer one.

    Items that are equal in both stay in the order they are given in.
    """
    reasons: dict[int, list[Relation]] = {}
    for relation, ids in zip(Relation, (same_place, same_body, alike), strict=True):
        for item_id in dict.fromkeys(ids):
            if item_id != own:
                reasons.setdefault(item_id, []).append(relation)
    order = list(Relation)
    found = [Related(item_id, tuple(relations)) for item_id, relations in reasons.items()]
    found.sort(key=lambda each: (-len(each.relations), order.index(each.relations[0])))
    return tuple(found[:MOST_RELATED])


def alike_ids(title_key: str, others: Mapping[int, str], *, but: Collection[int] = ()) -> tuple[int, ...]:
    """The items whose titles' search keys share words with this one, the most alike first.

    A pass over a plan's titles: a millisecond a thousand.
    """
    own = _words(title_key)
    if len(own) < FEWEST_SHARED_WORDS:
        return ()
    found: list[tuple[float, int]] = []
    for item_id, key in others.items():
        words = _words(key)
        shared = len(own & words)
        if shared >= FEWEST_SHARED_WORDS and item_id not in but:
            likeness = 2 * shared / (len(own) + len(words))
            if likeness >= ALIKE:
                found.append((-likeness, item_id))
    return tuple(item_id for _, item_id in sorted(found))


def _words(key: str) -> set[str]:
    return {word for word in key.split() if len(word) >= SHORTEST_WORD}
