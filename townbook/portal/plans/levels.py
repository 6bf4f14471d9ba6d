"""How many items a plan has at each of its levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from townbook.plans.models import Level
from townbook.plans.selectors.tree import Branch


@dataclass(frozen=True, slots=True)
class LevelCount:
    """A level as the city names it, and how many items stand at it."""

    level: Level
    count: int


def level_counts(branches: Iterable[Branch]) -> tuple[LevelCount, ...]:
    """The levels that have items, top first."""
    items = [branch.item for top in branches for branch in top.walk()]
    counts = Counter(item.level_id for item in items)
    levels = {item.level_id: item.level for item in items}
    return tuple(
        LevelCount(level, counts[level.pk])
        for level in sorted(levels.values(), key=lambda level: level.position)
    )
