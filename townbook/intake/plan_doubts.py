"""What a person should look at because of the plan a Draft is to go into."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from townbook.intake.difference import Change
from townbook.intake.matching import ALIKE
from townbook.intake.review.fold import Review
from townbook.intake.review.references import item_reference
from townbook.intake.selectors.outlook import Outlook
from townbook.intake.similarity import similarity
from townbook.intake.title_keys import title_key
from townbook.plans.item_keys import number_path
from townbook.plans.models import Item
from townbook.reading.draft import DraftItem


class PlanDoubtKind(StrEnum):
    """What is doubtful."""

    LOST_PLAN = "lost plan"
    """The plan a person chose was removed."""
    SET_ASIDE = "set aside"
    """What a person said of items was said of another plan."""
    LOST_ITEM = "lost item"
    """What a person said an item is known as is not in the plan any more."""
    TWICE = "twice"
    """Two records are said or seem to be the same item of the plan, which can be only one."""
    UNEXPECTED = "unexpected"
    """A move between statuses that nobody expects."""


@dataclass(frozen=True, slots=True)
class PlanDoubt:
    """A doubt about the plan. ``key`` is made of what it says: what was settled is settled no longer when
    something else comes to be said. ``known`` is the plan's item it is about.
    """

    kind: PlanDoubtKind
    key: str
    records: tuple[str, ...]
    known: Item | None = None
    change: Change | None = None

    @property
    def is_settled_by_accepting(self) -> bool:
        """Whether accepting the record settles it: not where another record changed under it."""
        return self.kind is PlanDoubtKind.UNEXPECTED


def plan_doubts(review: Review, outlook: Outlook) -> tuple[PlanDoubt, ...]:
    """Every doubt about the plan, settled or not."""
    return (
        *_about_the_choice(review, outlook),
        *_lost_items(outlook),
        *_twice(outlook),
        *_unexpected(outlook),
    )


def _doubt(
    kind: PlanDoubtKind,
    records: tuple[str, ...],
    said: str,
    known: Item | None = None,
    change: Change | None = None,
) -> PlanDoubt:
    told = hashlib.sha256("\n".join((said, *records)).encode()).hexdigest()[:16]
    return PlanDoubt(kind, f"{kind.value}:{told}", records, known, change)


def _about_the_choice(review: Review, outlook: Outlook) -> Iterator[PlanDoubt]:
    if outlook.spoken_of.lost:
        yield _doubt(PlanDoubtKind.LOST_PLAN, (), outlook.spoken_of.lost)
    slug = outlook.plan.slug if outlook.plan else ""
    aside = review.set_aside_in(slug)
    if aside:
        yield _doubt(PlanDoubtKind.SET_ASIDE, aside, slug)


def _lost_items(outlook: Outlook) -> Iterator[PlanDoubt]:
    there = {item.key for item in outlook.known}
    present = {item.key for item in outlook.read.items}
    for key, known in outlook.chosen.items():
        if known and known not in there and key in present:
            yield _doubt(PlanDoubtKind.LOST_ITEM, (item_reference(key),), known)


def _twice(outlook: Outlook) -> Iterator[PlanDoubt]:
    """Items of the plan that several records are said to be, or that one is said and another seems to be."""
    by_key = {item.key: item for item in outlook.known}
    language = outlook.plan.language if outlook.plan else ""
    said: defaultdict[str, list[DraftItem]] = defaultdict(list)
    for item in outlook.read.items:
        known = outlook.chosen.get(item.key)
        if known and known in by_key:
            said[known].append(item)
    told = outlook.found.keys() | outlook.chosen.keys()
    left = [item for item in outlook.read.items if item.key not in told]
    for key, items in said.items():
        rivals = [*items, *(item for item in left if _seems(item, by_key[key], language))]
        if len(rivals) > 1:
            records = tuple(item_reference(item.key) for item in rivals)
            yield _doubt(PlanDoubtKind.TWICE, records, key, by_key[key])


def _seems(item: DraftItem, known: Item, language: str) -> bool:
    title = title_key(item.title, language)
    if title == known.title_key:
        return True
    path = number_path(item.number)
    return (
        bool(path)
        and path == number_path(known.number)
        and item.level == known.level.key
        and similarity(title, known.title_key) >= ALIKE
    )


def _unexpected(outlook: Outlook) -> Iterator[PlanDoubt]:
    for key, changes in outlook.moves.items():
        for change in changes:
            record = item_reference(key)
            said = f"{change.was}>{change.now}"
            yield _doubt(PlanDoubtKind.UNEXPECTED, (record,), said, outlook.found.get(key), change)
