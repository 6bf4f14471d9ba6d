"""A sheet is brought into its plan wholly or not at all, and each change has its history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import PARKS, ROADS, large_report, nahal_tut, river_report, verbivka
from tests.plans.sheets.test_changes import Rows, brought_back, rows_of
from townbook.cities.models import Body, BodyAlias, Change, City
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.item_content import ItemContent
from townbook.plans.models import Item, ItemVersion, Milestone, Plan, Responsibility
from townbook.plans.selectors.plan_sheet import plan_sheet
from townbook.plans.services.apply_sheet import AppliedSheet, PlanChangedMeanwhile, apply_sheet
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.restore_item import restore_item
from townbook.plans.services.revise_item import revise_item
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanSheet, ReadSheet
from townbook.search.models import SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan() -> Plan:
    accepted = accept_draft(draft=river_report().store(verbivka()), actor=None).plan
    assert accepted is not None
    return Plan.objects.select_related("city").get(pk=accepted.pk)


def applied(
    plan: Plan,
    edit: Callable[[Rows], object],
    *,
    bodies: dict[str, Body | None] | None = None,
    remove: tuple[str, ...] = (),
    restore: tuple[str, ...] = (),
    taken: PlanSheet | None = None,
    seen: str = "",
) -> AppliedSheet:
    sheet = plan_sheet(plan=plan)
    rows = rows_of(taken or sheet)
    edit(rows)
    changes = brought_back(sheet, rows, remove=remove)
    assert changes.problems == ()
    return apply_sheet(
        plan=plan,
        read=ReadSheet(changes.lines, {}),
        seen=seen or sheet.fingerprint,
        remove=remove,
        restore=restore,
        bodies=bodies or {},
        reason="Рішення ради",
        actor=None,
    )


def tree(plan: Plan) -> list[tuple[str, str, int]]:
    """Parent, title and place of every line, in the order of the tree."""
    return [
        (line.values[Column.PARENT], line.values[Column.TITLE], int(line.values[Column.ORDER]))
        for line in plan_sheet(plan=plan).lines
    ]


def test_plan_is_read_with_all_a_sheet_says(plan: Plan) -> None:
    line = plan_sheet(plan=plan).lines[2]
    assert (line.key, line.version) == ("1.2", 1)
    assert line.values == {
        Column.PARENT: "1",
        Column.ORDER: "2",
        Column.LEVEL: "Завдання",
        Column.NUMBER: "1.2",
        Column.TITLE: "Прокласти стежку",
        Column.DESCRIPTION: "",
        Column.STARTS: "2019-01-01",
        Column.ENDS: "2023-12-31",
        Column.LEADS: ROADS,
        Column.CONTRIBUTORS: PARKS,
        Column.PLACES: "",
        Column.MILESTONES: "",
    }


def test_sheet_as_it_was_changes_nothing(plan: Plan) -> None:
    revision = City.objects.get(pk=plan.city_id).revision
    assert applied(plan, lambda rows: rows.reverse()) == AppliedSheet(0, 0, 0, 0)
    assert City.objects.get(pk=plan.city_id).revision == revision
    assert not ItemVersion.objects.exists()


def test_words_days_and_milestones_are_one_version(plan: Plan) -> None:
    said = applied(
        plan,
        lambda rows: rows[1].update(
            title="  Посадити   тополі ", starts="2026", milestones="2026-05-01 | | Саджанці\n | | Полив"
        ),
    )
    item = Item.objects.get(plan=plan, key="1.1")
    assert said == AppliedSheet(0, 1, 0, 0)
    assert (item.title, item.starts, item.ends) == ("Посадити тополі", date(2026, 1, 1), None)
    assert [(each.title, each.due) for each in Milestone.objects.filter(item=item)] == [
        ("Саджанці", date(2026, 5, 1)),
        ("Полив", None),
    ]
    versions = ItemVersion.objects.filter(item=item)
    assert [(each.number, each.content["title"], each.reason) for each in versions] == [
        (1, "Посадити верби", ""),
        (2, "Посадити тополі", "Рішення ради"),
    ]
    assert SearchDocument.objects.filter(kind="item", object_id=item.pk, title="Посадити тополі").exists()
    changes = Change.objects.filter(record="item", record_id=item.pk)
    assert [change.action for change in changes] == ["revised"]
    assert changes[0].after["title"] == "Посадити тополі"


def test_bodies_keep_their_passages_and_new_names_are_settled(plan: Plan) -> None:
    path = Item.objects.get(plan=plan, key="1.2")
    passage = Responsibility.objects.get(item=path, body__name=PARKS).passage_id
    assert passage is not None
    parks = Body.objects.get(city=plan.city, name=PARKS)

    def name(rows: Rows) -> None:
        rows[2].update(leads=f"{PARKS}; Нове управління", contributors="")
        rows[4].update(contributors="Упр. зелених насаджень")

    bodies = {"Нове управління": None, "Упр. зелених насаджень": parks}
    assert applied(plan, name, bodies=bodies) == AppliedSheet(0, 2, 0, 0)
    answers = Responsibility.objects.filter(item=path).values_list("body__name", "role", "passage_id")
    assert list(answers) == [(PARKS, "lead", passage), ("Нове управління", "lead", None)]
    assert BodyAlias.objects.filter(body=parks, name="Упр. зелених насаджень").exists()
    bridge = Responsibility.objects.filter(item__key="2.1").values_list("body__name", "role")
    assert list(bridge) == [(ROADS, "lead"), (PARKS, "contributor")]
    noted = Change.objects.get(record="item", record_id=path.pk)
    assert noted.after == {"responsibilities": [f"{PARKS} (lead)", "Нове управління (lead)"]}


def test_unknown_body_that_nobody_settled_keeps_all_out(plan: Plan) -> None:
    def name(rows: Rows) -> None:
        rows[0].update(title="Інша назва")
        rows[4].update(leads="Хтось")

    with pytest.raises(ValidationError):
        applied(plan, name)
    assert not Item.objects.filter(title="Інша назва").exists()


def test_body_of_another_city_is_refused(plan: Plan) -> None:
    foreign = Body.objects.create(city=nahal_tut(), key="1", name="גינון")
    with pytest.raises(ValidationError):
        applied(plan, lambda rows: rows[4].update(leads="Хтось"), bodies={"Хтось": foreign})
    assert list(Responsibility.objects.filter(body=foreign)) == []


def test_lines_are_added_moved_and_ordered(plan: Plan) -> None:
    def edit(rows: Rows) -> None:
        empty = dict.fromkeys(rows[0], "")
        rows[4].update(parent="'1", order="2")
        rows.append({**empty, "title": "Третя ціль", "number": "3", "level": "Пріоритет", "order": "1"})
        rows.append({**empty, "title": "Її завдання", "parent": "3"})
        rows.append({**empty, "title": "Ще верби", "parent": "'1"})

    assert applied(plan, edit) == AppliedSheet(3, 1, 0, 0)
    assert tree(plan) == [
        ("", "Третя ціль", 1),
        ("3", "Її завдання", 1),
        ("", "Зелені береги", 2),
        ("1", "Посадити верби", 1),
        ("1", "Оглянути старий міст", 2),
        ("1", "Прокласти стежку", 3),
        ("1", "Ще верби", 4),
        ("", "Безпечні мости", 3),
    ]
    noted = Change.objects.filter(record="item").order_by("id").values_list("action", "label")
    assert set(noted) == {
        ("created", "3 Третя ціль"),
        ("created", "Ще верби"),
        ("created", "Її завдання"),
        ("moved", "2.1 Оглянути старий міст"),
    }


@pytest.mark.parametrize(
    ("order", "titles"),
    [("1", ["Прокласти стежку", "Посадити верби"]), ("99", ["Посадити верби", "Прокласти стежку"])],
)
def test_order_moves_a_line_among_its_neighbours(plan: Plan, order: str, titles: list[str]) -> None:
    applied(plan, lambda rows: rows[2].update(order=order))
    assert [title for parent, title, _ in tree(plan) if parent == "1"] == titles


def test_removed_lines_can_be_restored(plan: Plan) -> None:
    def edit(rows: Rows) -> None:
        rows[3].update(removed="так")
        del rows[4]

    assert applied(plan, edit, remove=("2.1",)) == AppliedSheet(0, 0, 2, 0)
    assert [title for _, title, _ in tree(plan)] == ["Зелені береги", "Посадити верби", "Прокласти стежку"]
    assert not SearchDocument.objects.filter(kind="item", title="Безпечні мости").exists()
    bridges = Item.all_rows.get(plan=plan, key="2")
    restore_item(item=bridges, actor=None)
    assert [title for _, title, _ in tree(plan)][3:] == ["Безпечні мости", "Оглянути старий міст"]


def nothing(_rows: Rows) -> None:
    """A sheet that was taken along and not edited."""


def test_sheet_brings_removed_lines_back_that_are_ticked(plan: Plan) -> None:
    taken, before = plan_sheet(plan=plan), tree(plan)
    remove_item(item=Item.objects.get(plan=plan, key="1"), actor=None)
    gone = tree(plan)
    assert applied(plan, nothing, taken=taken) == AppliedSheet(0, 0, 0, 0)
    assert tree(plan) == gone
    with pytest.raises(ValidationError, match="Зелені береги"):
        applied(plan, nothing, taken=taken, restore=("1.1",))
    assert tree(plan) == gone
    assert applied(plan, nothing, taken=taken, restore=("1", "1.1")) == AppliedSheet(0, 0, 0, 2)
    assert tree(plan) == [each for each in before if each[1] != "Прокласти стежку"]
    assert applied(plan, nothing, taken=taken, restore=("1.2",)) == AppliedSheet(0, 0, 0, 1)
    assert tree(plan) == before
    notes = Change.objects.filter(action="restored", record="item")
    names = ["1 Зелені береги", "1.1 Посадити верби", "1.2 Прокласти стежку"]
    assert sorted(note.label for note in notes) == names
    assert SearchDocument.objects.filter(kind="item", title="Прокласти стежку").exists()


def test_line_comes_back_as_the_sheet_has_it(plan: Plan) -> None:
    taken = plan_sheet(plan=plan)
    remove_item(item=Item.objects.get(plan=plan, key="1.1"), actor=None)

    def edit(rows: Rows) -> None:
        rows[1].update(title="Посадити клени", parent="'2", order="1", leads=ROADS)

    assert applied(plan, edit, taken=taken, restore=("1.1",)) == AppliedSheet(0, 0, 0, 1)
    item = Item.objects.get(plan=plan, key="1.1")
    assert (item.title, item.parent and item.parent.key, item.position) == ("Посадити клени", "2", 0)
    assert [each.body.name for each in item.responsibilities.all()] == [ROADS]
    last = [title for _, title, _ in tree(plan)][2:]
    assert last == ["Безпечні мости", "Посадити клени", "Оглянути старий міст"]


def test_new_line_of_a_removed_one_waits_for_a_tick(plan: Plan) -> None:
    taken = plan_sheet(plan=plan)
    remove_item(item=Item.objects.get(plan=plan, key="2"), actor=None)

    def edit(rows: Rows) -> None:
        rows.append({**dict.fromkeys(rows[0], ""), "title": "Пофарбувати поручні", "parent": "'2"})

    with pytest.raises(ValidationError, match="Безпечні мости"):
        applied(plan, edit, taken=taken)
    assert applied(plan, edit, taken=taken, restore=("2",)) == AppliedSheet(1, 0, 0, 1)
    assert Item.objects.get(title="Пофарбувати поручні").parent == Item.objects.get(plan=plan, key="2")


def test_key_of_a_removed_line_is_never_given_again(plan: Plan) -> None:
    remove_item(item=Item.objects.get(plan=plan, key="2.1"), actor=None)
    empty = {"title": "Новий міст", "number": "2.1", "parent": "'2"}
    applied(plan, lambda rows: rows.append({**dict.fromkeys(rows[0], ""), **empty}))
    assert Item.objects.get(title="Новий міст").key == "2.1-2"


def test_plan_that_changed_since_the_preview_stays_as_it_is(plan: Plan) -> None:
    seen = plan_sheet(plan=plan).fingerprint
    item = Item.objects.get(plan=plan, key="2")
    revise_item(item=item, content=ItemContent("2", "Мости", "", None, None), expected_version=1, actor=None)
    with pytest.raises(PlanChangedMeanwhile):
        applied(plan, lambda rows: rows[1].update(title="Інше"), seen=seen)
    assert Item.objects.get(plan=plan, key="1.1").title == "Посадити верби"


def test_milestone_reached_in_the_future_keeps_all_out(plan: Plan) -> None:
    with pytest.raises(ValidationError):
        applied(plan, lambda rows: rows[1].update(title="Інше", milestones=" | 2999-01-01 | Колись"))
    assert Item.objects.get(plan=plan, key="1.1").title == "Посадити верби"


@pytest.mark.parametrize("tasks", [5, 40])
def test_queries_do_not_grow_with_the_plan(tasks: int) -> None:
    accepted = accept_draft(draft=large_report(4, tasks).store(verbivka()), actor=None).plan
    plan = Plan.objects.select_related("city").get(pk=accepted.pk) if accepted else None
    assert plan is not None
    with CaptureQueriesContext(connection) as reading:
        sheet = plan_sheet(plan=plan)
    assert len(reading) == 9
    rows = rows_of(sheet)
    for row in rows[1:5]:
        row.update(title=f"{row['title']} нова", order="2")
    changes = brought_back(sheet, rows)
    with CaptureQueriesContext(connection) as writing:
        apply_sheet(
            plan=plan,
            read=ReadSheet(changes.lines, {}),
            seen=sheet.fingerprint,
            bodies={},
            actor=None,
        )
    assert len(writing) == 38
