"""An item goes back to where it stood, to its level, its places, its bodies and its steps."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.desk.history.taking_back import WHY, address, last, mark_on, restore, sentences_on
from tests.desk.people import signed_in
from tests.year_of_work import YearOfWork
from townbook.cities.enums import Role
from townbook.cities.gazetteer import GazetteerPlace
from townbook.cities.models import Place
from townbook.cities.services.merge_bodies import merge_bodies
from townbook.cities.services.register_places import register_places
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, ItemPlace, Level, Milestone, Plan, Responsibility
from townbook.plans.selectors.item_links import (
    answers_of,
    mark_of_answers,
    mark_of_places,
    places_of_item,
)
from townbook.plans.selectors.item_versions import version_of
from townbook.plans.services.change_responsibilities import change_responsibilities
from townbook.plans.services.find_seat import Spot, Where
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item
from townbook.plans.services.remove_plan import remove_plan
from townbook.plans.services.set_level import set_level
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.plans.services.set_places import set_places

pytestmark = pytest.mark.django_db


def outline(plan: Plan) -> list[str]:
    """The plan's lines: key, parent, level, in the order of their places."""
    items = (
        Item.objects.filter(plan=plan).select_related("parent", "level").order_by("parent__key", "position")
    )
    return [f"{each.key} < {each.parent.key if each.parent else '-'} · {each.level.label}" for each in items]


def move(item: Item, where: Where, target: Item | None = None) -> None:
    item = Item.objects.get(pk=item.pk)
    move_item(item=item, spot=Spot(where, target), expected_parent=item.parent_id, actor=None)


def key(work: YearOfWork, wanted: str) -> Item:
    return Item.objects.get(plan=work.plan, key=wanted)


def test_moved_item_goes_back_under_its_parent_at_its_place(office: Client, work: YearOfWork) -> None:
    before = outline(work.plan)
    move(work.willows, Where.UNDER, key(work, "2"))
    moved = last("item")
    assert outline(work.plan) != before
    assert "1 Зелені береги" in sentences_on(office, moved)
    assert restore(office, moved) == 302
    assert outline(work.plan) == before
    made = last("item")
    assert (made.action, made.reason, made.after["parent"]) == ("restored", WHY, "1 Зелені береги")
    assert restore(office, made) == 302  # And the other way round.
    assert work.willows.parent == key(work, "2")


def test_branch_has_its_levels_again_even_where_the_plan_had_no_further_one(
    office: Client, work: YearOfWork
) -> None:
    before = outline(work.plan)
    move(key(work, "1"), Where.UNDER, key(work, "2"))
    assert [line for line in outline(work.plan) if "Пріоритет" in line] == ["2 < - · Пріоритет"]
    assert restore(office, last("item")) == 302
    assert outline(work.plan) == before


def test_place_that_is_left_is_taken(office: Client, work: YearOfWork) -> None:
    move(work.path, Where.TOP)
    change = last("item")
    remove_item(item=work.willows, actor=None)
    assert restore(office, change) == 302
    assert (work.path.parent, work.path.position) == (key(work, "1"), 0)


def test_parent_that_is_removed_or_became_a_part_is_named(office: Client, work: YearOfWork) -> None:
    move(work.willows, Where.TOP)
    change = last("item")
    move(key(work, "1"), Where.UNDER, work.willows)
    assert "1 Зелені береги" in sentences_on(office, change)
    assert restore(office, change) == 422
    move(key(work, "1"), Where.TOP)
    remove_item(item=key(work, "1"), actor=None)
    assert "1 Зелені береги" in sentences_on(office, change)
    assert mark_on(office, change) == ""
    assert restore(office, change) == 422
    assert work.willows.parent is None


def test_item_of_a_removed_plan_waits_for_its_plan(office: Client, work: YearOfWork) -> None:
    move(work.willows, Where.TOP)
    change = last("item")
    remove_plan(plan=work.plan, actor=None)
    assert mark_on(office, change) == ""
    assert restore(office, change) == 422


def test_who_looked_before_another_move_looks_again(office: Client, work: YearOfWork) -> None:
    move(work.willows, Where.TOP)
    change = last("item")
    seen = mark_on(office, change)
    move(work.willows, Where.UNDER, key(work, "2"))
    answer = office.post(address(change), {"mark": seen, "reason": WHY})
    assert answer.status_code == 422
    assert work.willows.parent == key(work, "2")


def test_level_is_as_it_was(office: Client, work: YearOfWork) -> None:
    goal = Level.objects.get(plan=work.plan, position=0)
    set_level(item=work.willows, level=goal, actor=None)
    change = last("item")
    assert restore(office, change) == 302
    assert work.willows.level.label == "Завдання"
    assert last("item").action == "restored"
    change.way_back = {"level": 999}
    change.save()
    assert mark_on(office, change) == ""


def places(work: YearOfWork, *names: str) -> list[Place]:
    geometry = {"type": "Point", "coordinates": [28.6, 50.2]}
    given = [GazetteerPlace("", "site", name, {}, geometry, (28.6, 50.2)) for name in names]
    register_places(city=work.city, places=given, actor=None)
    return list(Place.objects.filter(city=work.city, name__in=names).order_by("name"))


def put(item: Item, wanted: list[Place]) -> None:
    set_places(item=item, places=wanted, expected=mark_of_places(places_of_item(item=item)), actor=None)


def test_places_come_back_with_the_passage_that_names_them(office: Client, work: YearOfWork) -> None:
    bank, bridge = places(work, "Берег", "Міст")
    put(work.willows, [bank])
    passage = work.willows.passage
    assert passage is not None
    ItemPlace.objects.update(passage=passage)
    put(work.willows, [bridge])
    change = last("item")
    assert restore(office, change) == 302
    (row,) = ItemPlace.objects.filter(item=work.willows)
    assert (row.place, row.passage) == (bank, passage)
    assert last("item").action == "restored"


def test_place_the_city_has_no_more_is_told(office: Client, work: YearOfWork) -> None:
    (bridge,) = places(work, "Міст")
    put(work.willows, [bridge])
    put(work.willows, [])
    change = last("item")
    change.way_back["places"].append([bridge.pk + 99, None])
    change.save()
    assert "не повернути" in sentences_on(office, change)
    assert restore(office, change) == 302
    assert [row.place for row in ItemPlace.objects.filter(item=work.willows)] == [bridge]


def answer(item: Item, answers: list[tuple[object, ResponsibilityRole]]) -> None:
    expected = mark_of_answers(answers_of(item=item))
    change_responsibilities(item=item, answers=answers, expected=expected, actor=None)  # type: ignore[arg-type]


def held(item: Item) -> list[tuple[str, str, bool]]:
    rows = Responsibility.objects.filter(item=item).order_by("position")
    return [(row.body.name, row.role, row.passage is not None) for row in rows]


def test_bodies_answer_again_in_their_order_and_with_their_passages(office: Client, work: YearOfWork) -> None:
    before = held(work.path)
    answer(work.path, [(work.parks, ResponsibilityRole.LEAD)])
    change = last("item")
    assert restore(office, change) == 302
    assert (
        held(work.path) == before == [(work.roads.name, "lead", True), (work.parks.name, "contributor", True)]
    )


def test_body_that_was_merged_is_stood_in_for(office: Client, work: YearOfWork) -> None:
    roads, parks = work.roads, work.parks
    answer(work.path, [])
    change = last("item")
    merge_bodies(body=roads, into=parks, actor=None)
    assert roads.name in sentences_on(office, change)
    assert restore(office, change) == 302
    assert [(name, role) for name, role, _named in held(work.path)] == [(parks.name, "lead")]


def test_who_looked_before_another_body_answered_looks_again(office: Client, work: YearOfWork) -> None:
    answer(work.path, [])
    change = last("item")
    seen = mark_on(office, change)
    answer(work.path, [(work.parks, ResponsibilityRole.LEAD)])
    assert office.post(address(change), {"mark": seen, "reason": WHY}).status_code == 422
    assert [name for name, _role, _named in held(work.path)] == [work.parks.name]


def test_removed_step_comes_back_with_its_passage(office: Client, work: YearOfWork) -> None:
    item, passage = work.willows, work.willows.passage
    steps = [NewMilestone("Саджанці", passage=passage), NewMilestone("Полив")]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    set_milestones(
        item=item, milestones=[NewMilestone("Полив")], expected_version=version_of(item=item), actor=None
    )
    assert restore(office, last("item")) == 302
    rows = Milestone.objects.filter(item=item).order_by("position")
    assert [(row.title, row.passage) for row in rows] == [("Саджанці", passage), ("Полив", None)]
    assert last("item").action == "restored"


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.SECRETARY, Role.BODY_APPROVER])
def test_nobody_but_the_office_moves_anything_back(work: YearOfWork, role: Role) -> None:
    move(work.willows, Where.TOP)
    change = last("item")
    client = signed_in("хтось", work.city, role, work.roads if role is Role.BODY_APPROVER else None)
    assert client.get(address(change)).status_code == 404
    assert client.post(address(change), {"mark": "x", "reason": WHY}).status_code == 404
    assert work.willows.parent is None
