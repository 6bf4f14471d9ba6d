"""Give the lines of a sheet their seats in the plan's tree: new ones, moved ones, and those that leave it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import F

from townbook.cities.services.note_changes import NotedChange
from townbook.plans.item_content import ItemContent, content_to_json
from townbook.plans.item_keys import item_key, number_path
from townbook.plans.models import Item, Level, Plan
from townbook.plans.services.note_item import standing_place, way_to_place
from townbook.plans.services.order_siblings import PARKED
from townbook.plans.services.remove_item import removal_moment
from townbook.plans.services.revise_item import checked
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanSheet
from townbook.plans.sheets.outcome import NEW, ChangedLine, NewLine, SheetChanges
from townbook.text.search_keys import search_key

_ASIDE = PARKED // 2
"""By how much positions are moved aside meanwhile: a database looks at a unique position row by row."""


_OF_RESTORED = 50_000
"""Where positions of lines that come back begin meanwhile; a sheet has fewer new ones."""


@dataclass(slots=True)
class Seated:
    """The items that are new or changed, by the names the changes have for them, and what is noted of it.

    ``removed`` and ``parents`` are primary keys: of what left the tree, and of what lost or gained a part.
    """

    items: dict[str, Item] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    parents: set[int] = field(default_factory=set)
    notes: list[NotedChange] = field(default_factory=list)


@transaction.atomic
def seat_lines(*, plan: Plan, sheet: PlanSheet, changes: SheetChanges) -> Seated:
    """All lines of the changes at their places and levels; new ones with their words, too.

    A handful of queries, and one for each depth of new lines. Hold the city's lock. Raises
    :class:`~django.core.exceptions.ValidationError` for words that will not do.
    """
    return _Seating(plan, sheet, changes).seated()


class _Seating:
    """One plan's tree while its lines change places."""

    def __init__(self, plan: Plan, sheet: PlanSheet, changes: SheetChanges) -> None:
        self._plan = plan
        self._sheet = sheet
        self._changes = changes
        present = Item.objects.filter(plan=plan).select_related("level").order_by("position", "id")
        self._items = {item.key: item for item in present}
        keys = {item.pk: item.key for item in self._items.values()}
        for item in self._items.values():
            item.plan = plan
            if item.parent_id:
                item.parent = self._items[keys[item.parent_id]]
        self._parts = Counter(_parent_key(item) for item in self._items.values())
        self._with_numbers = {_parent_key(item) for item in self._items.values() if number_path(item.number)}
        self._levels = {level.pk: level for level in Level.objects.filter(plan=plan)}
        self._restored: list[Item] = []
        self._done = Seated()

    def seated(self) -> Seated:
        """Change the tree."""
        wanted = self._restore()
        before = {key: standing_place(item) for key, item in self._items.items()}
        ways_back = {key: way_to_place([item]) for key, item in self._items.items()}
        was_under = {key: item.parent.key if item.parent else "" for key, item in self._items.items()}
        for line in self._changes.changed:
            self._done.items[line.key] = self._items[line.key]
        self._remove(before)
        names = self._add()
        moved = [line for line in self._changes.changed if line.is_moved]
        for line in moved:
            self._settle(line, names)
        self._order(moved, was_under, wanted)
        self._note_restored()
        for line in moved:
            if line.key in self._changes.restored:
                continue
            item = self._items[line.key]
            was, way_back = before[line.key], ways_back[line.key]
            self._done.notes.append(
                NotedChange("moved", item.pk, str(item), was, standing_place(item), way_back)
            )
        return self._done

    def _restore(self) -> dict[str, int]:
        """Bring removed lines back, without what was part of them; by key, their old places."""
        keys = self._changes.restored
        if not keys:
            return {}
        rows = {item.pk: item for item in Item.all_rows.filter(plan=self._plan, key__in=keys)}
        present = {item.pk: item for item in self._items.values()} | rows
        wanted = {item.key: item.position + 1 for item in rows.values()}
        for place, item in enumerate(rows.values()):
            item.plan, item.level = self._plan, self._levels[item.level_id]
            item.parent = present.get(item.parent_id or 0)
            item.removed_at, item.position = None, PARKED + _OF_RESTORED + place
            self._items[item.key] = self._done.items[item.key] = item
        Item.all_rows.bulk_update(rows.values(), ["removed_at", "parent", "position"], batch_size=500)
        self._restored = list(rows.values())
        return wanted

    def _note_restored(self) -> None:
        for item in self._restored:
            after = {**standing_place(item), "is_removed": False}
            self._done.notes.append(NotedChange("restored", item.pk, str(item), {"is_removed": True}, after))

    def _remove(self, before: Mapping[str, Mapping[str, object]]) -> None:
        gone = [self._items[key] for key in self._changes.removed]
        if not gone:
            return
        self._done.removed = {item.pk for item in gone}
        Item.objects.filter(pk__in=self._done.removed).update(removed_at=removal_moment(self._plan))
        for item in gone:
            was = {**before[item.key], "is_removed": False}
            self._done.notes.append(NotedChange("removed", item.pk, str(item), was, {"is_removed": True}))

    def _add(self) -> dict[str, str]:
        """The new items, each generation in one query; by name, the key each got."""
        taken = set(self._items) | self._sheet.removed.keys()
        names: dict[str, str] = {}
        waiting = list(self._changes.new)
        while waiting:
            ready = [line for line in waiting if not line.parent.startswith(NEW) or line.parent in names]
            made = [self._made(line, names, taken) for line in ready]
            for place, item in enumerate(made):
                item.position = PARKED + len(names) + place
            Item.objects.bulk_create(made)
            for line, item in zip(ready, made, strict=True):
                names[line.name] = item.key
                self._items[item.key] = self._done.items[line.name] = item
            waiting = [line for line in waiting if line.name not in names]
        return names

    def _made(self, line: NewLine, names: Mapping[str, str], taken: set[str]) -> Item:
        parent_key = names.get(line.parent, line.parent)
        parent = self._items[parent_key] if parent_key else None
        clean = checked(words_of(line.values))
        is_numbered = bool(number_path(clean.number))
        are_numbered = is_numbered or parent_key in self._with_numbers
        key = item_key(
            parent_key=parent_key,
            parent_number=parent.number if parent else "",
            number=clean.number,
            unnumbered=f"{'n' if are_numbered else ''}{self._parts[parent_key] + 1}",
            taken=taken,
        )
        taken.add(key)
        self._parts[parent_key] += 1
        if is_numbered:
            self._with_numbers.add(parent_key)
        return Item(
            plan=self._plan,
            level=self._levels[self._sheet.levels[line.values[Column.LEVEL]][0]],
            parent=parent,
            key=key,
            number=clean.number,
            title=clean.title,
            title_key=search_key(clean.title, self._plan.language),
            description=clean.description,
            starts=clean.starts,
            ends=clean.ends,
        )

    def _settle(self, line: ChangedLine, names: Mapping[str, str]) -> None:
        item = self._items[line.key]
        for change in line.fields:
            if change.column is Column.PARENT:
                key = names.get(change.after, change.after)
                item.parent = self._items[key] if key else None
            elif change.column is Column.LEVEL:
                item.level = self._levels[self._sheet.levels[change.after][0]]

    def _order(
        self, moved: Iterable[ChangedLine], was_under: Mapping[str, str], wanted: dict[str, int]
    ) -> None:
        """Number the parts of every line that lost or gained one, or in which one moved."""
        newcomers = {item.key for name, item in self._done.items.items() if name.startswith(NEW)}
        touched = {was_under[key] for key in self._changes.removed}
        touched |= {_parent_key(item) for item in self._restored}
        for line in moved:
            item, columns = self._items[line.key], {each.column: each.after for each in line.fields}
            if Column.ORDER in columns:
                wanted[line.key] = int(columns[Column.ORDER])
            if Column.PARENT in columns:
                newcomers.add(line.key)
            touched |= {was_under[line.key], _parent_key(item)}
        for new in self._changes.new:
            item = self._done.items[new.name]
            touched.add(_parent_key(item))
            if new.values[Column.ORDER]:
                wanted[item.key] = int(new.values[Column.ORDER])
        self._renumber(touched, wanted, newcomers)
        self._done.parents = {self._items[key].pk for key in touched if key}

    def _renumber(
        self, touched: Collection[str], wanted: Mapping[str, int], newcomers: Collection[str]
    ) -> None:
        of_parent: defaultdict[str, list[Item]] = defaultdict(list)
        for item in self._items.values():
            if item.pk not in self._done.removed and _parent_key(item) in touched:
                of_parent[_parent_key(item)].append(item)
        placed = [item for items in of_parent.values() for item in ordered(items, wanted, newcomers)]
        pks = [item.pk for item in placed]
        Item.objects.filter(pk__in=pks, position__lt=_ASIDE).update(position=F("position") + _ASIDE)
        counted: defaultdict[str, int] = defaultdict(int)
        for item in placed:
            item.position = counted[_parent_key(item)]
            counted[_parent_key(item)] += 1
        Item.objects.bulk_update(placed, ["parent", "level", "position"], batch_size=500)


def ordered(items: Iterable[Item], wanted: Mapping[str, int], newcomers: Collection[str]) -> list[Item]:
    """The parts of one line in their new order.

    Those nobody moved keep theirs; newcomers follow; then each that shall have a certain place, counted
    from 1, takes it.
    """
    rest = [item for item in items if item.key not in wanted]
    placed = sorted((item for item in rest if item.key not in newcomers), key=lambda item: item.position)
    placed += [item for item in rest if item.key in newcomers]
    for item in sorted((item for item in items if item.key in wanted), key=lambda item: wanted[item.key]):
        placed.insert(wanted[item.key] - 1, item)
    return placed


def words_of(values: Mapping[Column, str]) -> ItemContent:
    """What a line's cells say, without its milestones."""
    return ItemContent(
        number=values[Column.NUMBER],
        title=values[Column.TITLE],
        description=values[Column.DESCRIPTION],
        starts=date.fromisoformat(values[Column.STARTS]) if values[Column.STARTS] else None,
        ends=date.fromisoformat(values[Column.ENDS]) if values[Column.ENDS] else None,
    )


def creation_of(item: Item, content: ItemContent) -> NotedChange:
    """What is noted of a new item."""
    after = {**content_to_json(content), **standing_place(item)}
    return NotedChange("created", item.pk, str(item), {}, after)


def _parent_key(item: Item) -> str:
    return item.parent.key if item.parent else ""
