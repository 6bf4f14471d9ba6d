"""A plan as rows of a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.db.models import Max

from townbook.cities.models import Body, BodyAlias, Place
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.item_content import MilestoneContent
from townbook.plans.models import Item, ItemPlace, ItemVersion, Level, Milestone, Plan, Responsibility
from townbook.plans.sheets.cells import comparable, joined, milestones_cell, unique_names
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanLine, PlanSheet, in_tree_order


def plan_sheet(*, plan: Plan) -> PlanSheet:
    """The plan's lines with all a sheet says of them, those that were removed too. Nine queries, whatever the
    plan's size.
    """
    everything = Item.all_rows.filter(plan=plan).defer("title_key").order_by("position", "id")
    rows = {item.pk: item for item in everything}
    items = {pk: item for pk, item in rows.items() if item.removed_at is None}
    levels = list(Level.objects.filter(plan=plan).order_by("position"))
    level_names = unique_names({level.pk: (level.label, level.key) for level in levels})
    bodies, body_ids = _bodies(plan)
    places, place_ids = _places(plan)
    details = _Details(plan, bodies, places)
    keys = {pk: item.key for pk, item in rows.items()}
    parents = {item.key: keys.get(item.parent_id or 0, "") for item in rows.values()}
    by_key = {item.key: item for item in items.values()}
    counted: defaultdict[str, int] = defaultdict(int)

    def line(item: Item, order: int) -> PlanLine:
        own = {
            Column.PARENT: parents[item.key],
            Column.ORDER: str(order),
            Column.LEVEL: level_names[item.level_id],
            **_words(item),
        }
        return PlanLine(item.pk, item.key, details.versions.get(item.pk, 1), own | details.of(item.pk))

    lines = []
    for key in in_tree_order([item.key for item in items.values()], parents):
        counted[parents[key]] += 1
        lines.append(line(by_key[key], counted[parents[key]]))
    removed = [item for item in rows.values() if item.removed_at is not None]
    return PlanSheet(
        plan=plan.pk,
        language=plan.language,
        calendar=plan.city.calendar,
        lines=tuple(lines),
        levels={level_names[level.pk]: (level.pk, level.position) for level in levels},
        bodies=bodies,
        places=places,
        body_ids=body_ids,
        place_ids=place_ids,
        removed={item.key: line(item, item.position + 1) for item in removed},
    )


def _bodies(plan: Plan) -> tuple[dict[int, str], dict[str, int]]:
    """Names of the city's bodies, and what leads to them; two queries."""
    named: dict[int, tuple[str, str]] = {}
    merged: dict[int, int] = {}
    for pk, name, key, into in Body.objects.filter(city=plan.city_id).values_list(
        "pk", "name", "key", "merged_into_id"
    ):
        named[pk] = name, key
        if into:
            merged[pk] = into
    names = unique_names(named)
    spellings = BodyAlias.objects.filter(city=plan.city_id).values_list("search_key", "body_id")
    ids = {**dict(spellings), **{name: pk for pk, name in names.items()}}
    return names, {name: _standing(pk, merged) for name, pk in ids.items()}


def _standing(pk: int, merged: Mapping[int, int]) -> int:
    """The body that took over the one that took it over."""
    for _step in range(len(merged)):
        if pk not in merged:
            break
        pk = merged[pk]
    return pk


def _places(plan: Plan) -> tuple[dict[int, str], dict[str, int]]:
    """Names of the city's places, and what leads to them; one query."""
    named: dict[int, tuple[str, str]] = {}
    ids: dict[str, int] = {}
    known = Place.objects.filter(city=plan.city_id).order_by("-pk")
    for pk, name, key, search_key in known.values_list("pk", "name", "key", "search_key"):
        named[pk] = name, key
        ids[search_key] = pk
    names = unique_names(named)
    return names, ids | {name: pk for pk, name in names.items()}


def _words(item: Item) -> dict[Column, str]:
    return {
        Column.NUMBER: comparable(item.number),
        Column.TITLE: comparable(item.title),
        Column.DESCRIPTION: comparable(item.description),
        Column.STARTS: item.starts.isoformat() if item.starts else "",
        Column.ENDS: item.ends.isoformat() if item.ends else "",
    }


class _Details:
    """What hangs on a plan's items, by item, as cells. Four queries."""

    def __init__(self, plan: Plan, bodies: Mapping[int, str], places: Mapping[int, str]) -> None:
        self._answers: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        of_plan = Responsibility.objects.filter(item__plan=plan).order_by("position", "id")
        for item, body, role in of_plan.values_list("item_id", "body_id", "role"):
            self._answers[item, role].append(bodies[body])
        self._places: defaultdict[int, list[str]] = defaultdict(list)
        for item, place in ItemPlace.objects.filter(item__plan=plan).values_list("item_id", "place_id"):
            self._places[item].append(places[place])
        self._steps: defaultdict[int, list[MilestoneContent]] = defaultdict(list)
        for step in Milestone.objects.filter(item__plan=plan).order_by("item_id", "position"):
            self._steps[step.item_id].append(MilestoneContent(step.title, step.due, step.reached_on))
        versions = ItemVersion.objects.filter(item__plan=plan).order_by().values("item_id")
        self.versions: dict[int, int] = dict(
            versions.annotate(last=Max("number")).values_list("item_id", "last")
        )

    def of(self, item: int) -> dict[Column, str]:
        """The cells of one item."""
        return {
            Column.LEADS: joined(self._answers.get((item, ResponsibilityRole.LEAD.value), ())),
            Column.CONTRIBUTORS: joined(self._answers.get((item, ResponsibilityRole.CONTRIBUTOR.value), ())),
            Column.PLACES: joined(sorted(self._places.get(item, ()))),
            Column.MILESTONES: comparable(milestones_cell(self._steps.get(item, ()))),
        }
