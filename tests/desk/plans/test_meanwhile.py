"""Somebody else was quicker: the second is told what is there now, and nothing they wrote is lost."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import verbivka
from tests.desk.people import signed_in
from tests.plans.services.by_hand import hand_plan, outline, put
from townbook.cities.enums import Role
from townbook.cities.models import Change, City
from townbook.plans.models import Item, Plan
from townbook.plans.services.find_seat import Spot, Where
from townbook.plans.services.move_item import move_item
from townbook.plans.services.remove_item import remove_item

pytestmark = pytest.mark.django_db

DESK = "/verbivka/desk/plans/"
ITEMS = f"{DESK}plan/items/"


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def plan(city: City) -> Plan:
    """А with Б, and В."""
    plan = hand_plan(city)
    put(plan, "Б", put(plan, "А", number="1"), "1.1")
    put(plan, "В", number="2")
    return plan


@pytest.fixture
def office(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def item(title: str) -> Item:
    return Item.all_rows.select_related("plan__city").get(title=title)


def move(title: str, where: Where, target: str) -> None:
    moved = item(title)
    move_item(item=moved, spot=Spot(where, item(target)), expected_parent=moved.parent_id, actor=None)


def test_parent_that_got_another_part_is_not_removed_unseen(office: Client, plan: Plan) -> None:
    seen = hidden(office.get(f"{ITEMS}1/").content.decode())["seen"]
    move("В", Where.UNDER, "А")
    refused = office.post(f"{ITEMS}1/remove/", {"seen": seen})
    page = refused.content.decode()
    assert refused.status_code == 422
    assert "2. В" in page.partition('role="alert"')[2].partition("</div>")[0]
    assert outline(plan) == ["А 0", ".Б 1", ".В 1"]
    done = office.post(f"{ITEMS}1/remove/", {"seen": hidden(page)["seen"]})
    assert done.status_code == 302
    assert outline(plan) == []


def test_removal_is_said_with_the_way_back(office: Client, plan: Plan) -> None:
    done = office.post(f"{ITEMS}1/remove/", {})
    change = Change.objects.get(action="removed")
    assert done["Location"] == f"{DESK}plan/?done={change.pk}"
    page = office.get(done["Location"]).content.decode()
    assert f"/history/changes/{change.pk}/restore/" in page.partition('id="said"')[2].partition("</div>")[0]
    assert "1 А" in page


def test_saying_what_was_done_keeps_pages_within_their_queries(office: Client, plan: Plan) -> None:
    answer = office.post(f"{ITEMS}2/step/", {"step": "up"})
    for address in (
        answer["Location"],
        office.post(f"{ITEMS}2/step/", {"step": "in", "from": "plan"})["Location"],
    ):
        office.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert office.get(address).status_code == 200
        assert len(queries) <= 12, address


def test_nobody_reads_what_another_did(office: Client, city: City, plan: Plan) -> None:
    office.post(f"{ITEMS}1/remove/", {})
    change = Change.objects.get(action="removed")
    colleague = signed_in("ivan", city, Role.STRATEGY_EDITOR)
    for said in (f"done={change.pk}", "done=x", "done=", "done=99999999999999999999", "done=٣"):
        for client in (colleague, office):
            page = client.get(f"{DESK}plan/?{said}").content.decode().partition('id="said"')[2]
            is_told = "restore" in page.partition("</div>")[0]
            assert is_told == (client is office and said == f"done={change.pk}"), said


@pytest.mark.parametrize(
    ("page", "sent", "kept"),
    [
        ("", {"title": "Моя назва", "version": "1", "level": "level-2"}, "Моя назва"),
        ("milestones/", {"steps-TOTAL_FORMS": "1", "steps-0-title": "Мій крок", "version": "1"}, "Мій крок"),
        ("places/", {"name": "Мій сад", "seen": ""}, "Мій сад"),
        ("bodies/", {"new_body": "Мій орган", "seen": ""}, "Мій орган"),
        ("move/", {"where": "top"}, ""),
        ("step/", {"step": "up"}, ""),
        ("remove/", {"why-reason": "Моя причина"}, "Моя причина"),
    ],
)
def test_what_is_written_on_a_removed_item_is_shown_again(
    office: Client, plan: Plan, page: str, sent: dict[str, str], kept: str
) -> None:
    remove_item(item=item("А"), actor=None)
    answer = office.post(f"{ITEMS}1.1/{page}", sent)
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert kept in shown.partition("<h1>")[2]
    assert "/items/1.1/restore/" in shown
    if page:
        assert office.get(f"{ITEMS}1.1/{page}").status_code in {404, 405}


def test_target_that_was_removed_or_moved_is_said(office: Client, plan: Plan) -> None:
    page = hidden(office.get(f"{ITEMS}1.1/move/").content.decode())
    seen = {**page, "where": "before", "target": "2", "target_parent": "-"}
    put(plan, "Г")
    move("В", Where.UNDER, "Г")
    refused = office.post(f"{ITEMS}1.1/move/", seen)
    assert refused.status_code == 422
    said = refused.content.decode()
    assert "перемістив або" in said.partition("<h1>")[2]
    assert 'name="target_parent" id' in said  # emptied: the place is now meant as it is
    assert outline(plan) == ["А 0", ".Б 1", "Г 0", ".В 1"]
    again = {**seen, **hidden(said), "target_parent": ""}
    assert office.post(f"{ITEMS}1.1/move/", again).status_code == 302
    assert outline(plan) == ["А 0", "Г 0", ".Б 1", ".В 1"]


def test_step_from_where_it_is_no_more_moves_nothing(office: Client, plan: Plan) -> None:
    seen = hidden(office.get(f"{ITEMS}1.1/").content.decode())["parent"]
    move("Б", Where.UNDER, "В")
    for more, address in (
        ({}, f"{ITEMS}1.1/?said=elsewhere#steps"),
        ({"from": "plan"}, f"{DESK}plan/?at=1.1&"),
    ):
        answer = office.post(f"{ITEMS}1.1/step/", {"step": "out", "parent": seen, **more})
        assert answer["Location"].startswith(address)
        assert "хтось інший перемістив" in office.get(answer["Location"]).content.decode()
    assert outline(plan) == ["А 0", "В 0", ".Б 1"]


def test_level_that_another_set_is_not_set_back_unseen(office: Client, plan: Plan) -> None:
    seen = hidden(office.get(f"{ITEMS}2/").content.decode())
    first = {**seen, "number": "2", "title": "В", "level": "level-3"}
    assert office.post(f"{ITEMS}2/", first).status_code == 302
    kept = office.post(f"{ITEMS}2/", {**seen, "number": "2", "title": "Ві", "level": "level-1"})
    assert kept.status_code == 302
    assert (item("Ві").level.key, item("Ві").title) == ("level-3", "Ві")
    other = {**seen, "number": "2", "title": "Ві", "level": "level-2", "version": "2"}
    refused = office.post(f"{ITEMS}2/", other)
    assert refused.status_code == 422
    assert "Завдання" in refused.content.decode().partition('role="alert"')[2].partition("</dl>")[0]
    assert office.post(f"{ITEMS}2/", {**other, **hidden(refused.content.decode())}).status_code == 302
    assert item("Ві").level.key == "level-2"
