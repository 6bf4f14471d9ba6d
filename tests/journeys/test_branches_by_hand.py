"""The strategy office drags branches of a plan, puts a place on the map, and takes back what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import anarabad, verbivka
from tests.journeys.test_plans_by_hand import PASSWORD, sign_in
from tests.journeys.visit import Visit, visit
from tests.plans.services.by_hand import hand_plan, outline, put
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City, Place
from townbook.cities.services.add_place import add_place
from townbook.cities.services.grant_role import grant_role
from townbook.plans.models import Item, Plan
from townbook.plans.services.find_seat import Spot, Where
from townbook.plans.services.move_item import move_item

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOWNS = {"uk": verbivka, "fa": anarabad}
BEFORE, UNDER, AFTER = 0.1, 0.5, 0.9


def office(city: City) -> Plan:
    """Two branches: А with Б and В, Г with nothing."""
    user = User.objects.create_user("office@example.org", PASSWORD)
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    plan = hand_plan(city)
    top = put(plan, "А", number="1")
    put(plan, "Б", top, "1.1")
    put(plan, "В", top, "1.2")
    put(plan, "Г", number="2")
    return plan


def row(window: Visit, title: str) -> Locator:
    return window.page.locator(f"#item-{Item.objects.get(title=title).pk}")


def drag(window: Visit, title: str, target: str, part: float) -> None:
    """The row by its handle to that part of another row's height."""
    mouse = window.page.mouse
    window.page.locator(".outline").evaluate("tree => tree.scrollIntoView()")
    handle = row(window, title).locator(".handle").bounding_box()
    onto = row(window, target).bounding_box()
    assert handle is not None
    assert onto is not None
    mouse.move(handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2)
    mouse.down()
    mouse.move(onto["x"] + onto["width"] / 2, onto["y"] + onto["height"] * part, steps=4)


def dropped(window: Visit) -> None:
    """Let go, and wait for the tree as it is then."""
    page = window.page
    with page.expect_response(lambda answer: "at=" in answer.url):
        page.mouse.up()
    page.wait_for_selector(".outline .moved")


@pytest.mark.parametrize(("language", "width"), [("uk", 1280), ("fa", 390)])
def test_branch_is_dragged_and_put_back(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = TOWNS[language]()
    plan = office(city)
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        sign_in(window, f"/{city.slug}/desk/plans/plan/")
        drag(window, "В", "Г", UNDER)
        assert "Г" in page.locator(".drag-note").inner_text()
        dropped(window)
        assert outline(plan) == ["А 0", ".Б 1", "Г 0", ".В 1"]
        assert "Г" in page.locator("#said").inner_text()
        window.fits()
        window.is_free_of_barriers()
        drag(window, "Г", "А", BEFORE)
        dropped(window)
        assert outline(plan) == ["Г 0", ".В 1", "А 0", ".Б 1"]
        drag(window, "В", "А", AFTER)  # which is before its first part
        dropped(window)
        assert outline(plan) == ["Г 0", "А 0", ".В 1", ".Б 1"]
        window.follow(page.locator("#said a[href*='/restore/']"))
        page.locator("#reason").fill("Помилка")
        window.follow(page.locator("main form button[type=submit]"))
        assert outline(plan) == ["Г 0", ".В 1", "А 0", ".Б 1"]


def test_drag_onto_oneself_or_given_up_moves_nothing(browser: Browser, live_server: LiveServer) -> None:
    plan = office(verbivka())
    with visit(browser, live_server, 1280, scripts=True, accept="uk") as window:
        page = window.page
        sign_in(window, "/verbivka/desk/plans/plan/")
        drag(window, "А", "В", UNDER)
        page.mouse.up()
        drag(window, "В", "Г", UNDER)
        page.keyboard.press("Escape")
        page.mouse.up()
        assert page.locator(".drag-note, .lifted, .drop-under").count() == 0
        page.reload()
        assert outline(plan) == ["А 0", ".Б 1", ".В 1", "Г 0"]


def test_drag_of_what_somebody_moved_meanwhile_shows_where_it_is(
    browser: Browser, live_server: LiveServer
) -> None:
    plan = office(verbivka())
    with visit(browser, live_server, 1280, scripts=True, accept="uk") as window:
        page = window.page
        sign_in(window, "/verbivka/desk/plans/plan/")
        moved, other = Item.objects.get(title="В"), Item.objects.get(title="Г")
        move_item(item=moved, spot=Spot(Where.UNDER, other), expected_parent=moved.parent_id, actor=None)
        drag(window, "В", "Б", BEFORE)
        with page.expect_navigation(wait_until="load"):
            page.mouse.up()
        assert "2. Г" in page.locator("[role=alert]").inner_text()
        assert outline(plan) == ["А 0", ".Б 1", "Г 0", ".В 1"]
        # The browser says of itself that the page is a refusal.
        assert [each for each in window.complaints if "422" not in each] == []
        window.complaints.clear()
        window.follow(page.locator("main form[method=post] .button"))
        assert outline(plan) == ["А 0", ".В 1", ".Б 1", "Г 0"]


@pytest.mark.parametrize(("language", "width"), [("uk", 390), ("fa", 1280)])
def test_place_is_put_on_the_map(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = TOWNS[language]()
    office(city)
    for name, north, east in (("Причал", "50.25", "28.65"), ("Млин", "50.27", "28.70")):
        add_place(city=city, name=name, latitude=north, longitude=east, actor=None)
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        sign_in(window, f"/{city.slug}/desk/plans/plan/items/1/places/")
        box = page.locator("[data-map]")
        page.wait_for_selector("[data-map] .known")
        box.scroll_into_view_if_needed()
        window.fits()
        window.is_free_of_barriers()
        box.click(position={"x": 120, "y": 200})
        first = page.input_value("#id_latitude")
        assert 50.2 < float(first) < 50.32
        page.locator(".new-place").focus()
        page.keyboard.press("ArrowUp")
        assert float(page.input_value("#id_latitude")) > float(first)
        page.locator("#id_latitude").fill("۵۰٫۲۶۰۰")
        page.locator("#id_longitude").fill("28,68")
        page.locator("#id_name").fill("Сад")
        page.locator("[data-map] .known").first.dispatch_event("click")
        window.follow(page.locator("main form[method=post] .button").first)
        made = Place.objects.get(name="Сад")
        assert (made.latitude, made.longitude) == (50.26, 28.68)
        assert Item.objects.get(title="А").item_places.count() == 2
