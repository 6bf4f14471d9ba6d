"""The strategy office makes a plan, changes it, and moves its branches on the desk's pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import anarabad, large_report, nahal_tut, river_report, verbivka
from tests.desk.people import person, signed_in
from tests.plans.services.by_hand import hand_plan, outline, put
from townbook.cities.enums import Role
from townbook.cities.models import Body, Change, City, Place
from townbook.desk.plans import item_views
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, ItemPlace, Level, Milestone, Plan, Responsibility
from townbook.plans.services.add_item import add_item
from townbook.plans.services.remove_item import remove_item

pytestmark = pytest.mark.django_db

DESK = "/verbivka/desk/plans/"


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def office(city: City) -> Client:
    return signed_in("olena", city, Role.STRATEGY_EDITOR)


def hidden(page: str) -> dict[str, str]:
    """What a page's hidden fields say."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def rows(name: str, *values: dict[str, str], known: int = 0) -> dict[str, str]:
    """Rows as a browser sends them."""
    sent = {f"{name}-TOTAL_FORMS": str(len(values)), f"{name}-INITIAL_FORMS": str(known)}
    for number, row in enumerate(values):
        sent |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return sent


def test_plan_begins_with_its_levels(office: Client, city: City) -> None:
    sent = {"title": "  Стратегія   міста ", "language": "uk"}
    levels = rows(
        "levels",
        {"label": "Завдання", "ORDER": "3"},
        {"label": "Пріоритет", "ORDER": "1"},
        {"label": "", "ORDER": "2"},
        {"label": "Ціль", "ORDER": "2"},
    )
    answer = office.post("/verbivka/desk/new-plan/", sent | levels)
    plan = Plan.objects.get(city=city)
    assert answer["Location"] == f"{DESK}plan/"
    assert (plan.title, plan.is_published) == ("Стратегія міста", False)
    labels = [level.label for level in Level.objects.filter(plan=plan).order_by("position")]
    assert labels == ["Пріоритет", "Ціль", "Завдання"]
    assert "бачать лише працівники" in office.get(DESK).content.decode()


def test_wrong_plan_is_explained_and_nothing_typed_is_lost(office: Client) -> None:
    levels = rows("levels", {"label": "Ціль"}, {"label": "ціль"})
    answer = office.post("/verbivka/desk/new-plan/", {"title": "", "language": "uk"} | levels)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "План потребує назви" in page
    assert "Два рівні" in page
    assert 'value="ціль"' in page
    assert not Plan.objects.exists()


def test_items_are_added_where_one_says(office: Client, city: City) -> None:
    plan = hand_plan(city)
    for query, title in (("", "А"), ("?under=1", "Б"), ("?under=1", "Г"), ("?after=1.1", "В")):
        answer = office.post(f"{DESK}plan/new-item/{query}", {"title": title, "ends": "31 грудня 2027"})
        assert answer.status_code == 302, answer.content.decode()
    assert outline(plan) == ["А 0", ".Б 1", ".В 1", ".Г 1"]
    assert Item.objects.get(title="Г").ends == date(2027, 12, 31)


def test_item_is_changed_with_a_reason_once_the_public_sees_it(office: Client, city: City) -> None:
    plan = hand_plan(city)
    item = put(plan, "А", number="1")
    address = f"{DESK}plan/items/1/"
    assert "Чому" not in office.get(address).content.decode()
    assert office.post(f"{DESK}plan/publish/")["Location"] == f"{DESK}plan/?said=published"
    page = office.get(address).content.decode()
    sent = {
        "number": "1",
        "title": "Посадити клени",
        "level": "level-2",
        "version": "1",
        "reason": "Уточнено",
    }
    assert 'name="reason"' in page
    assert office.post(address, sent)["Location"] == f"{address}?saved"
    item.refresh_from_db()
    assert (item.title, item.level.position, item.key) == ("Посадити клени", 1, "1")
    assert item.versions.latest("number").reason == "Уточнено"
    assert "Посадити клени" in office.get("/verbivka/plans/plan/").content.decode()


def test_second_of_two_editors_sees_the_difference_and_decides(office: Client, city: City) -> None:
    plan = hand_plan(city)
    item = put(plan, "А")
    address = f"{DESK}plan/items/1/"
    first = {"title": "Чиєсь", "level": "level-1", "version": "1", "description": "Сказано"}
    office.post(address, first)
    answer = office.post(address, {**first, "title": "Моє", "description": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Чиєсь" in page
    assert "Сказано" in page
    assert ">\nМоє</textarea>" in page
    item.refresh_from_db()
    assert item.title == "Чиєсь"
    office.post(address, {**first, **hidden(page), "title": "Моє"})
    item.refresh_from_db()
    assert item.title == "Моє"


def test_version_that_never_was_is_no_page(office: Client, city: City) -> None:
    put(hand_plan(city), "А")
    for version in ("7", "", "x"):
        sent = {"title": "Б", "level": "level-1", "version": version}
        assert office.post(f"{DESK}plan/items/1/", sent).status_code in {404, 422}
    assert Item.objects.get().title == "А"


def test_branch_is_moved_by_choice_and_by_steps(office: Client, city: City) -> None:
    plan = hand_plan(city)
    first, second = put(plan, "А", number="1"), put(plan, "Б", number="2")
    put(plan, "В", first, "1.1")
    address = f"{DESK}plan/items/1.1/move/"
    page = office.get(address).content.decode()
    assert '<option value="1.1"' not in page
    answer = office.post(address, hidden(page) | {"where": "under", "target": "2"})
    change = Change.objects.get(action="moved")
    assert answer["Location"] == f"{DESK}plan/?at=1.1&done={change.pk}#item-{change.record_id}"
    said = office.get(answer["Location"]).content.decode()
    assert 'У складі: <bdi lang="uk">2 Б</bdi>' in said.partition('id="said"')[2]
    assert outline(plan) == ["А 0", "Б 0", ".В 1"]
    again = office.post(address, hidden(page) | {"where": "top"})
    assert again.status_code == 422
    assert "Хтось перемістив" in again.content.decode()
    assert office.post(address, hidden(again.content.decode()) | {"where": "top"}).status_code == 302
    assert outline(plan) == ["А 0", "Б 0", "В 0"]
    office.post(f"{DESK}plan/items/2/step/", {"step": "in", "from": "plan"})
    assert outline(plan) == ["А 0", ".Б 1", "В 0"]
    stays = office.post(f"{DESK}plan/items/1/step/", {"step": "up"})
    assert stays["Location"] == f"{DESK}plan/items/1/?said=stays#steps"
    assert office.post(f"{DESK}plan/items/1/step/", {"step": "away"}).status_code == 404
    assert second.key == "2"


def test_item_is_removed_and_comes_back(office: Client, city: City) -> None:
    plan = hand_plan(city)
    top = put(plan, "А")
    put(plan, "Б", top)
    office.post(f"{DESK}plan/publish/")
    public = "/verbivka/plans/plan/1.1/"
    assert office.get(public).status_code == 200
    office.post(f"{DESK}plan/items/1/remove/", {"why-reason": "Зайве"})
    assert [office.get(path).status_code for path in (public, "/verbivka/plans/plan/1/")] == [410, 410]
    assert "вилучено" in office.get(public).content.decode()
    assert Change.objects.filter(action="removed").get().reason == "Зайве"
    page = office.get(f"{DESK}plan/items/1.1/").content.decode()
    assert "/items/1.1/restore/" in page
    answer = office.post(f"{DESK}plan/items/1.1/restore/")
    assert answer["Location"] == f"{DESK}plan/items/1.1/?said=parent"
    assert "«А»" in office.get(answer["Location"]).content.decode()
    office.post(f"{DESK}plan/items/1/restore/")
    assert [office.get(path).status_code for path in (public, "/verbivka/plans/plan/1/")] == [200, 200]
    assert office.post(f"{DESK}plan/items/9/restore/").status_code == 404


def test_plan_is_removed_and_comes_back(office: Client, city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    office.post(f"{DESK}plan/remove/", {"reason": "Помилка"})
    paths = ("/verbivka/plans/plan/", "/verbivka/plans/plan/1.1/")
    assert [office.get(path).status_code for path in paths] == [410, 410]
    assert office.get(f"{DESK}plan/").status_code == 404
    assert "/plans/plan/" not in office.get("/verbivka/search/", {"q": "верби"}).content.decode()
    office.post(f"{DESK}plan/restore/")
    assert [office.get(path).status_code for path in (*paths, f"{DESK}plan/")] == [200, 200, 200]


def test_bodies_answer_and_new_ones_come_on_the_way(office: Client, city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    address = f"{DESK}plan/items/1.2/bodies/"
    page = office.get(address).content.decode()
    sent = rows(
        "answers",
        {"body": "2", "role": "contributor", "ORDER": "2"},
        {"body": "1", "role": "lead", "ORDER": "1"},
        {"body": "", "role": "lead", "ORDER": ""},
        known=2,
    )
    more = {"new_body": "Управління мостів", "new_role": "contributor", "reason": "Наказ"}
    assert office.post(address, hidden(page) | sent | more).status_code == 302
    item = Item.objects.get(key="1.2")
    held = [(each.body.name, each.role) for each in Responsibility.objects.filter(item=item)]
    assert held == [
        ("Управління парків", "lead"),
        ("Управління доріг", "contributor"),
        ("Управління мостів", "contributor"),
    ]
    assert Responsibility.objects.get(item=item, position=0).passage is not None
    stale = office.post(address, hidden(page) | sent)
    assert stale.status_code == 422
    assert "Управління мостів" in stale.content.decode()
    assert office.post(address, hidden(stale.content.decode()) | sent).status_code == 302
    assert Responsibility.objects.filter(item=item).count() == 2


def test_milestones_are_written_as_people_say_days(office: Client, city: City) -> None:
    item = put(hand_plan(city), "А")
    address = f"{DESK}plan/items/1/milestones/"
    sent = rows(
        "steps",
        {"title": "Збудовано", "due": "1 травня 2027", "ORDER": "2"},
        {"title": "Спроєктовано", "due": "2026-12-06", "reached_on": "", "ORDER": "1"},
        {"title": "", "due": "", "ORDER": ""},
    )
    assert office.post(address, sent | {"version": "1"}).status_code == 302
    steps = list(Milestone.objects.filter(item=item).values_list("title", "due"))
    assert steps == [("Спроєктовано", date(2026, 12, 6)), ("Збудовано", date(2027, 5, 1))]
    wrong = office.post(address, rows("steps", {"title": "", "due": "1 травня 2027"}) | {"version": "2"})
    assert wrong.status_code == 422
    assert "потрібна назва" in wrong.content.decode()


def test_places_are_chosen_and_new_ones_put_on_the_map(office: Client, city: City) -> None:
    item = put(hand_plan(city), "А")
    address = f"{DESK}plan/items/1/places/"
    page = office.get(address).content.decode()
    point = {"name": "Причал", "latitude": "50,2547", "longitude": "28.6587"}
    assert office.post(address, hidden(page) | point).status_code == 302
    place = Place.objects.get(city=city)
    assert (place.latitude, place.longitude) == (50.2547, 28.6587)
    assert "Причал" in office.get(f"{address}?q=причал").content.decode()
    far = office.post(address, hidden(page) | {**point, "name": "Десь", "longitude": "128"})
    assert far.status_code == 422
    assert "далеко" in far.content.decode()
    now = hidden(office.get(address).content.decode())
    assert office.post(address, now).status_code == 302
    assert not ItemPlace.objects.filter(item=item).exists()


def addresses(city: str, plan: str, item: str, body: str) -> Iterator[str]:
    """Every address on which plans and bodies are edited."""
    desk = f"/{city}/desk/"
    yield from (f"{desk}plans/", f"{desk}new-plan/", f"{desk}bodies/")
    of_plan = f"{desk}plans/{plan}/"
    yield of_plan
    yield from (f"{of_plan}{end}/" for end in ("settings", "publish", "remove", "restore", "new-item"))
    of_item = f"{of_plan}items/{item}/"
    yield of_item
    ends = ("bodies", "milestones", "places", "move", "step", "remove", "restore")
    yield from (f"{of_item}{end}/" for end in ends)
    of_body = f"{desk}bodies/{body}/"
    yield from (of_body, f"{of_body}contacts/", f"{of_body}merge/")


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.STRATEGY_EDITOR}]
)
def test_others_have_no_such_pages(city: City, role: Role) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    body = Body.objects.filter(city=city).earliest("pk")
    within = body if role.value.startswith("body") else None
    client = signed_in("someone", city, role, within)
    before = state()
    for address in addresses("verbivka", "plan", "1.1", body.key):
        assert client.get(address).status_code in {404, 405}, address
        assert client.post(address, {"title": "Зле", "step": "down", "name": "Зле"}).status_code in {404, 405}
    assert state() == before


def test_office_of_another_city_has_no_such_pages(city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    stranger = signed_in("stranger", nahal_tut(), Role.ADMINISTRATOR)
    body = Body.objects.filter(city=city).earliest("pk")
    before = state()
    for address in addresses("verbivka", "plan", "1.1", body.key):
        assert stranger.get(address).status_code in {404, 405}, address
        assert stranger.post(address, {"title": "Зле", "step": "down", "name": "Зле"}).status_code in {
            404,
            405,
        }
    for address in addresses("nahal-tut", "plan", "1.1", body.key):
        if "plans/plan/" in address or "bodies/1" in address:
            assert stranger.get(address).status_code in {404, 405}, address
            assert stranger.post(address, {"title": "Зле", "step": "down"}).status_code in {404, 405}
    assert state() == before


def state() -> list[object]:
    """All of plans and bodies that a page could change."""
    return [
        list(Plan.all_rows.values_list("pk", "title", "removed_at", "is_published")),
        list(Item.all_rows.values_list("pk", "title", "parent", "position", "removed_at")),
        list(Body.objects.values_list("pk", "name", "merged_into")),
        list(Responsibility.objects.values_list("item", "body", "role")),
    ]


def test_posted_ids_of_another_city_are_refused(office: Client, city: City) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    other = anarabad()
    foreign = put(hand_plan(other), "بیگانه", number="77")
    Body.objects.create(city=other, key="88", name="بیگانه")
    Place.objects.create(
        city=other,
        key="p99",
        kind="site",
        name="بیگانه",
        search_key="x",
        geometry={"type": "Point", "coordinates": [1, 1]},
        latitude=1,
        longitude=1,
    )
    before = state()
    item = f"{DESK}plan/items/1.1/"
    tries = [
        (f"{DESK}plan/new-item/?under={foreign.key}", {"title": "Зле"}),
        (item, {"title": "Зле", "version": "1", "level": "level-3"}),
        (
            f"{item}move/",
            {"where": "under", "target": foreign.key, "parent": str(Item.objects.get(key="1").pk)},
        ),
        (f"{item}bodies/", rows("answers", {"body": "88", "role": "lead"})),
        (f"{item}places/", {"place": "p99"}),
        ("/verbivka/desk/bodies/1/", {"name": "Парки", "parent": "88"}),
        ("/verbivka/desk/bodies/1/merge/", {"into": "88"}),
    ]
    for address, sent in tries:
        page = office.get(address)
        now = hidden(page.content.decode()) if page.status_code == 200 else {}
        assert office.post(address, {**now, **sent}).status_code in {404, 422}, address
    assert state() == before
    assert not ItemPlace.objects.filter(place__key="p99").exists()


def test_pages_cost_the_same_for_a_large_plan(office: Client, city: City) -> None:
    accept_draft(draft=large_report(2, 2).store(city), actor=None)
    other = nahal_tut()
    accept_draft(draft=large_report(15, 20).store(other), actor=None)
    editor = Client()
    editor.force_login(person("other", other, Role.STRATEGY_EDITOR))
    pages = ("", "?q=1.1", "?at=1.1", "?under=1", "settings/", "items/1.1/", "items/1.1/move/")
    for path in (*pages, "items/1.1/bodies/", "items/1.1/places/", "items/1.1/milestones/"):
        counts = []
        for client, slug in ((office, "verbivka"), (editor, "nahal-tut")):
            address = f"/{slug}/desk/plans/plan/{path}"
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1], path
        assert counts[1] <= 12, path


@pytest.mark.parametrize(
    "word", ["\0", "a\0b", "9" * 40, "<script>", "\u202e", "../..", "%s{{x}}", "é" * 3_000]
)
def test_whatever_is_sent_there_is_an_answer(office: Client, city: City, word: str) -> None:
    accept_draft(draft=river_report().store(city), actor=None)
    names = ("title", "number", "description", "starts", "version", "level", "where", "target", "parent")
    more = ("reason", "why-reason", "step", "from", "name", "into", "new_body", "new_role", "seen", "place")
    last = ("latitude", "longitude", "seen_name", "seen_parent", "levels-0-label", "levels-0-key")
    sent = dict.fromkeys((*names, *more, *last), word)
    for prefix in ("levels", "answers", "steps", "contacts"):
        sent |= {f"{prefix}-TOTAL_FORMS": word, f"{prefix}-INITIAL_FORMS": word}
    for address in addresses("verbivka", "plan", "1.1", "1"):
        query = {"q": word, "under": word, "after": word, "said": word}
        assert office.get(address, query).status_code in {200, 404, 405}, address
        assert office.post(address, sent).status_code in {302, 404, 405, 422}, address


def test_words_of_a_new_part_are_shown_where_its_whole_was_removed_meanwhile(
    office: Client, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = hand_plan(city)
    goal = put(plan, "Ціль")

    def removed_meanwhile(**asked: Any) -> None:
        remove_item(item=goal, reason="", actor=None)
        add_item(**asked)

    monkeypatch.setattr(item_views, "add_item", removed_meanwhile)
    answer = office.post(f"{DESK}{plan.slug}/new-item/?under={goal.key}", {"title": "Нове слово"})
    assert answer.status_code == 409
    assert "Нове слово" in answer.content.decode()
    assert Item.all_rows.filter(plan=plan).count() == 1
