"""Recognise the items of a plan in another document of the same plan.

Titles are respelt from year to year, numbers repeat and shift, lines move. So the surest signs are
taken first, parents before their children: the same title; then the same number, or none, with a
similar title; then a very similar title; and last, the same title elsewhere in the plan. Titles with
other numbers in them are never similar, years apart: school 5 is not school 6.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

from townbook.intake.similarity import alike_pairs
from townbook.intake.title_keys import title_key
from townbook.plans.item_keys import number_path
from townbook.plans.models import Item
from townbook.reading.draft import DraftItem

ALIKE = 0.5
"""How similar titles are when the number says the rest, or neither has one."""

VERY_ALIKE = 0.75
"""How similar titles are when nothing else speaks for them."""


def said_numbers(key: str) -> tuple[str, ...]:
    """The numbers in a title but for years, which have four digits in every calendar we read."""
    return tuple(number for number in re.findall(r"[0-9]+", key) if len(number) != 4)


def recognise_items(
    *,
    items: Sequence[DraftItem],
    known: Sequence[Item],
    language: str,
    chosen: Mapping[str, str] | None = None,
) -> dict[str, Item]:
    """The plan's item for each Draft item that is one, by the Draft's key; each at most once.

    ``items`` come with parents before their children; ``known`` have their levels at hand. ``chosen`` is
    what a person said, by the Draft's key: the key of the plan's item, or "" for an item that is new. What
    they say goes before any sign; a key the plan does not have, or that was chosen before, says nothing.
    """
    return _Recognition(items, known, language).run(chosen or {})


class _Recognition:
    """The Draft's and the plan's items, and which are found to be the same."""

    def __init__(self, items: Sequence[DraftItem], known: Sequence[Item], language: str) -> None:
        self._items = items
        self._known = known
        self._title_keys = {item.key: title_key(item.title, language) for item in items}
        self._draft_children: defaultdict[str | None, list[DraftItem]] = defaultdict(list)
        for draft in items:
            self._draft_children[draft.parent].append(draft)
        self._known_children: defaultdict[int | None, list[Item]] = defaultdict(list)
        for item in known:
            self._known_children[item.parent_id].append(item)
        self._found: dict[str, Item] = {}
        self._taken: set[int] = set()
        self._new: set[str] = set()

    def run(self, chosen: Mapping[str, str]) -> dict[str, Item]:
        said = self._pair_chosen(chosen)
        self._below(None, None)
        for draft, item in said:
            self._below(draft.key, item.pk)
        elsewhere: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self._known:
            elsewhere[item.level.key, item.title_key].append(item)
        for draft in self._items:
            if draft.key in self._found or draft.key in self._new:
                continue
            candidates = [
                item
                for item in elsewhere[draft.level, self._title_keys[draft.key]]
                if item.pk not in self._taken
            ]
            if len(candidates) == 1:
                self._pair(draft, candidates[0])
                self._below(draft.key, candidates[0].pk)
        return self._found

    def _pair_chosen(self, chosen: Mapping[str, str]) -> list[tuple[DraftItem, Item]]:
        """Pair what a person said is the same, and set aside what they said is new."""
        by_key = {item.key: item for item in self._known} if chosen else {}
        said = []
        for draft in self._items:
            item = by_key.get(chosen.get(draft.key, ""))
            if chosen.get(draft.key) == "":
                self._new.add(draft.key)
            elif item is not None and item.pk not in self._taken:
                self._pair(draft, item)
                said.append((draft, item))
        return said

    def _below(self, draft_parent: str | None, known_parent: int | None) -> None:
        """Pair the children of a pair, and theirs, all the way down."""
        drafts, known = self._draft_children[draft_parent], self._known_children[known_parent]
        title, number = self._title_keys, number_path
        self._pair_by(
            drafts,
            known,
            lambda d: (number(d.number), title[d.key]),
            lambda i: (number(i.number), i.title_key),
        )
        self._pair_by(drafts, known, lambda d: title[d.key], lambda i: i.title_key)
        self._pair_alike(
            drafts,
            known,
            ALIKE,
            lambda d: (d.level, said_numbers(title[d.key]), number(d.number)),
            lambda i: (i.level.key, said_numbers(i.title_key), number(i.number)),
        )
        self._pair_alike(
            drafts,
            known,
            VERY_ALIKE,
            lambda d: (d.level, said_numbers(title[d.key])),
            lambda i: (i.level.key, said_numbers(i.title_key)),
        )
        for draft in drafts:
            if draft.key in self._found:
                self._below(draft.key, self._found[draft.key].pk)

    def _pair_by(
        self,
        drafts: Iterable[DraftItem],
        known: Iterable[Item],
        draft_sign: Callable[[DraftItem], Hashable],
        known_sign: Callable[[Item], Hashable],
    ) -> None:
        """Pair what has the same sign, namesakes in their order."""
        by_sign: defaultdict[Hashable, list[Item]] = defaultdict(list)
        for item in self._free(known):
            by_sign[known_sign(item)].append(item)
        for draft in self._unmatched(drafts):
            if by_sign[draft_sign(draft)]:
                self._pair(draft, by_sign[draft_sign(draft)].pop(0))

    def _pair_alike(
        self,
        drafts: Iterable[DraftItem],
        known: Iterable[Item],
        least: float,
        draft_sign: Callable[[DraftItem], Hashable],
        known_sign: Callable[[Item], Hashable],
    ) -> None:
        """Pair what has the same sign and titles at least so similar, the most similar first."""
        by_sign: defaultdict[Hashable, tuple[list[DraftItem], list[Item]]] = defaultdict(lambda: ([], []))
        for draft in self._unmatched(drafts):
            by_sign[draft_sign(draft)][0].append(draft)
        for item in self._free(known):
            by_sign[known_sign(item)][1].append(item)
        for some_drafts, some_known in by_sign.values():
            ours = [self._title_keys[draft.key] for draft in some_drafts]
            theirs = [item.title_key for item in some_known]
            for _, place, other in sorted(alike_pairs(ours, theirs, least), key=lambda pair: -pair[0]):
                draft, item = some_drafts[place], some_known[other]
                if draft.key not in self._found and item.pk not in self._taken:
                    self._pair(draft, item)

    def _unmatched(self, drafts: Iterable[DraftItem]) -> list[DraftItem]:
        return [draft for draft in drafts if draft.key not in self._found and draft.key not in self._new]

    def _free(self, known: Iterable[Item]) -> list[Item]:
        return [item for item in known if item.pk not in self._taken]

    def _pair(self, draft: DraftItem, item: Item) -> None:
        self._found[draft.key] = item
        self._taken.add(item.pk)
