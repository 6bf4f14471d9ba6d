"""Write what the lines of a sheet say: their words, milestones, bodies and places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from townbook.accounts.models import User
from townbook.cities.services.note_changes import NotedChange
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.item_content import ItemContent, MilestoneContent, content_to_json
from townbook.plans.models import Item, ItemPlace, ItemVersion, Milestone, Plan, Responsibility
from townbook.plans.services.change_responsibilities import way_to_answers
from townbook.plans.services.dismiss_places import dismiss_places
from townbook.plans.services.revise_item import checked
from townbook.plans.services.seat_lines import creation_of, words_of
from townbook.plans.services.set_milestones import NewMilestone, checked_milestones, write_milestones
from townbook.plans.sheets.cells import ALL_LANGUAGES, milestones_of, parted
from townbook.plans.sheets.columns import FIELDS, Column
from townbook.plans.sheets.lines import PlanSheet
from townbook.plans.sheets.outcome import NewLine, SheetChanges
from townbook.text.calendars import Calendar
from townbook.text.search_keys import search_key

_WORDS = frozenset({Column.NUMBER, Column.TITLE, Column.DESCRIPTION, Column.STARTS, Column.ENDS})
_BODIES = frozenset({Column.LEADS, Column.CONTRIBUTORS})


@dataclass(slots=True)
class Written:
    """What is noted of the lines, and the ids of the bodies that answer for more or less now."""

    notes: list[NotedChange] = field(default_factory=list)
    bodies: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the sheet: its item, all it is to say, and which fields of it are new."""

    item: Item
    values: Mapping[Column, str]
    fields: frozenset[Column]
    version: int
    is_new: bool


_ROWS_AT_ONCE = 50
"""A database looks a row up among all those of its statement: the work grows with the square."""


@transaction.atomic
def write_lines(
    *,
    plan: Plan,
    sheet: PlanSheet,
    changes: SheetChanges,
    items: Mapping[str, Item],
    body_ids: Mapping[str, int],
    actor: User | None,
    reason: str,
) -> Written:
    """All words, milestones, bodies and places of the changes, with a version of each item that has new ones.

    ``items`` are by the names the changes have for them, ``body_ids`` by those in the cells. A fixed
    number of queries, and four for each item whose milestones change. Hold the city's lock. Raises
    :class:`~django.core.exceptions.ValidationError` for words that will not do.
    """
    return _Writing(plan, sheet, body_ids, actor, reason).written(_lines(sheet, changes, items))


def _lines(sheet: PlanSheet, changes: SheetChanges, items: Mapping[str, Item]) -> list[_Line]:
    known = {line.key: line for line in sheet.lines} | dict(sheet.removed)
    lines = [_Line(items[line.name], line.values, _said(line), 1, is_new=True) for line in changes.new]
    for line in changes.changed:
        values = {**known[line.key].values} | {each.column: each.after for each in line.fields}
        fields = frozenset(each.column for each in line.fields)
        lines.append(_Line(items[line.key], values, fields, known[line.key].version, is_new=False))
    return lines


def _said(line: NewLine) -> frozenset[Column]:
    return frozenset(column for column in FIELDS if line.values[column])


class _Writing:
    """Writes the lines of one sheet."""

    def __init__(
        self, plan: Plan, sheet: PlanSheet, body_ids: Mapping[str, int], actor: User | None, reason: str
    ) -> None:
        self._plan = plan
        self._sheet = sheet
        self._body_ids = body_ids
        self._actor = actor
        self._reason = reason
        self._passages: defaultdict[int, dict[str, int]] = defaultdict(dict)
        self._done = Written()

    def written(self, lines: Sequence[_Line]) -> Written:
        """Write them."""
        self._write_words(lines)
        self._write_bodies([line for line in lines if line.fields & _BODIES])
        self._write_places([line for line in lines if Column.PLACES in line.fields])
        return self._done

    def _write_words(self, lines: Sequence[_Line]) -> None:
        steps: defaultdict[int, list[MilestoneContent]] = defaultdict(list)
        old = [line.item.pk for line in lines if not line.is_new]
        for step in Milestone.objects.filter(item__in=old).order_by("item_id", "position"):
            steps[step.item_id].append(MilestoneContent(step.title, step.due, step.reached_on))
            if step.passage_id is not None:
                self._passages[step.item_id][step.title] = step.passage_id
        revised: list[tuple[_Line, ItemContent, ItemContent]] = []
        for line in lines:
            before = content_now(line.item, steps[line.item.pk])
            after = self._content(line, before)
            if line.is_new:
                self._done.notes.append(creation_of(line.item, after))
            elif after != before:
                revised.append((line, before, after))
                _put(line.item, after, self._plan.language)
        names = {name for _, before, after in revised for name in before.differing(after)} - {"milestones"}
        if names:
            fields = [*names, *(["title_key"] if "title" in names else [])]
            Item.objects.bulk_update([line.item for line, _, _ in revised], fields, batch_size=_ROWS_AT_ONCE)
        self._keep_versions(revised)

    def _content(self, line: _Line, before: ItemContent) -> ItemContent:
        after = before
        if line.fields & _WORDS:
            after = replace(checked(words_of(line.values)), milestones=before.milestones)
        if Column.MILESTONES in line.fields:
            languages = (self._sheet.language, *ALL_LANGUAGES)
            said = milestones_of(line.values[Column.MILESTONES], languages, Calendar(self._sheet.calendar))
            wanted = checked_milestones(
                [NewMilestone(each.title, each.due, each.reached_on) for each in said], self._plan.city.today
            )
            write_milestones(line.item, wanted)
            kept = tuple(MilestoneContent(each.title, each.due, each.reached_on) for each in wanted)
            after = replace(after, milestones=kept)
        return after

    def _keep_versions(self, revised: Sequence[tuple[_Line, ItemContent, ItemContent]]) -> None:
        """As :func:`~townbook.plans.services.keep_version.keep_version` does for one: the first change keeps
        what the document said, too.
        """
        now = timezone.now()
        source = self._plan.source
        first_made = source.added_at if source else now
        pks = [line.item.pk for line, _, _ in revised]
        with_versions = set(ItemVersion.objects.filter(item__in=pks).values_list("item_id", flat=True))
        rows = []
        for line, before, after in revised:
            said, says = content_to_json(before), content_to_json(after)
            if line.item.pk not in with_versions:
                rows.append(ItemVersion(item=line.item, number=1, content=said, made_at=first_made))
            rows.append(
                ItemVersion(
                    item=line.item,
                    number=line.version + 1,
                    content=says,
                    made_at=now,
                    actor=self._actor,
                    reason=self._reason,
                )
            )
            self._note(line, said, says, {"passages": self._passages[line.item.pk]})
        ItemVersion.objects.bulk_create(rows)

    def _write_bodies(self, lines: Sequence[_Line]) -> None:
        rows: defaultdict[int, dict[int, Responsibility]] = defaultdict(dict)
        pks = [line.item.pk for line in lines]
        standing = (
            Responsibility.objects.filter(item__in=pks).select_related("body").order_by("position", "id")
        )
        for row in standing:
            rows[row.item_id][row.body_id] = row
        gone: list[int] = []
        kept: list[Responsibility] = []
        new: list[Responsibility] = []
        names = {**{pk: name for name, pk in self._body_ids.items()}, **self._sheet.bodies}
        for line in lines:
            known = rows[line.item.pk]
            before = [f"{row.body.name} ({row.role})" for row in known.values()]
            way_back = way_to_answers(known.values())
            answers = self._answers(line)
            gone += [row.pk for body, row in known.items() if body not in answers]
            for position, (body, role) in enumerate(answers.items()):
                row = known.get(body) or Responsibility(item=line.item, body_id=body)
                row.role, row.position = role, position
                (kept if row.pk else new).append(row)
            after = [f"{names[body]} ({role.value})" for body, role in answers.items()]
            self._done.bodies |= known.keys() ^ answers.keys()
            self._note(line, {"responsibilities": before}, {"responsibilities": after}, way_back)
        Responsibility.objects.filter(pk__in=gone).delete()
        Responsibility.objects.bulk_update(kept, ["role", "position"], batch_size=500)
        Responsibility.objects.bulk_create(new)

    def _answers(self, line: _Line) -> dict[int, ResponsibilityRole]:
        leads, others = parted(line.values[Column.LEADS]), parted(line.values[Column.CONTRIBUTORS])
        answers = {self._body_ids[name]: ResponsibilityRole.LEAD for name in leads}
        for name in others:
            answers.setdefault(self._body_ids[name], ResponsibilityRole.CONTRIBUTOR)
        return answers

    def _write_places(self, lines: Sequence[_Line]) -> None:
        rows: defaultdict[int, dict[int, ItemPlace]] = defaultdict(dict)
        for row in ItemPlace.objects.filter(item__in=[line.item.pk for line in lines]):
            rows[row.item_id][row.place_id] = row
        gone, new = [], []
        left: list[tuple[int, int]] = []
        for line in lines:
            known = rows[line.item.pk]
            wanted = {self._sheet.place_ids[name] for name in parted(line.values[Column.PLACES])}
            gone += [row.pk for place, row in known.items() if place not in wanted]
            left += [(line.item.pk, place) for place in known if place not in wanted]
            new += [ItemPlace(item=line.item, place_id=place) for place in sorted(wanted - known.keys())]
            before, after = ([self._sheet.places[place] for place in each] for each in (known, wanted))
            way_back = {"places": [[row.place_id, row.passage_id] for row in known.values()]}
            self._note(line, {"places": sorted(before)}, {"places": sorted(after)}, way_back)
        ItemPlace.objects.filter(pk__in=gone).delete()
        ItemPlace.objects.bulk_create(new)
        dismiss_places(gone=left, wanted={(each.item_id, each.place_id) for each in new})

    def _note(
        self, line: _Line, before: dict[str, Any], after: dict[str, Any], way_back: dict[str, Any]
    ) -> None:
        change = NotedChange("revised", line.item.pk, str(line.item), before, after, way_back)
        self._done.notes.append(change)


def content_now(item: Item, steps: Sequence[MilestoneContent]) -> ItemContent:
    """What the item says, with steps that were read already."""
    return ItemContent(item.number, item.title, item.description, item.starts, item.ends, tuple(steps))


def _put(item: Item, content: ItemContent, language: str) -> None:
    item.number, item.title, item.description = content.number, content.title, content.description
    item.starts, item.ends = content.starts, content.ends
    item.title_key = search_key(content.title, language)
