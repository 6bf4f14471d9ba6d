"""An approver goes through what waits by the keyboard alone, and an editor takes a change back.

In Ukrainian and in Hebrew, whose keyboards write other letters where J and K are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.cast import PARKS, ROADS, nahal_tut, river_report, verbivka
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body, City
from townbook.cities.services.grant_role import grant_role
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Item, Period, Plan
from townbook.plans.report_content import ReportContent
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.item_versions import content_of
from townbook.plans.services.open_period import open_period
from townbook.plans.services.report_steps import submit_reports
from townbook.plans.services.revise_item import revise_item
from townbook.plans.services.save_report import save_report
from townbook.reading.status import Status
from townbook.text.languages import direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TOWNS: dict[str, Callable[[], City]] = {"uk": verbivka, "he": nahal_tut}
LETTERS = {"uk": {"KeyJ": "о", "KeyK": "л"}, "he": {"KeyJ": "ח", "KeyK": "ל"}}
"""What the keys at the places of J and K write."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town in which two bodies' reports wait, and the person who approves them."""

    city: City
    plan: Plan
    user: User


def busy_town(language: str) -> Town:
    city = TOWNS[language]()
    plan = accept_draft(draft=river_report().store(city), actor=None).plan
    assert plan is not None
    user = User.objects.create_user("olena@example.org", name="Олена")
    period = Period.objects.get(plan=plan)
    open_period(period=period, due=city.today + timedelta(days=9), message="", actor=None)
    for name, key in ((PARKS, "1.1"), (ROADS, "1.2")):
        body = Body.objects.get(city=city, name=name)
        grant_role(user=user, city=city, role=Role.BODY_APPROVER, body=body)
        item = Item.objects.get(plan=plan, key=key)
        content = ReportContent("Зроблено.", Status.COMPLETED)
        report = save_report(
            item=item, period=period, body=body, content=content, seen=0, reporter=Reporter()
        )
        submit_reports(reports=[report], reporter=Reporter())
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    return Town(city, plan, user)


def sign_in(window: Visit, user: User) -> None:
    """With a session of the server's: how one signs in is another journey."""
    client = Client()
    client.force_login(user)
    window.page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": window.server}]
    )


def press(window: Visit, code: str, letter: str) -> None:
    """The key at a place of the keyboard, as a keyboard of another language sends it."""
    window.page.evaluate(
        "([code, key]) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))",
        [code, letter],
    )


@pytest.mark.parametrize(("language", "width"), [("uk", "phone"), ("he", "desk"), ("he", "phone")])
def test_desk_is_worked_through_by_keys(
    browser: Browser, live_server: LiveServer, language: str, width: str
) -> None:
    town = busy_town(language)
    letters = LETTERS[language]
    with visit(browser, live_server, WIDTHS[width], scripts=True, accept=language) as window:
        page = window.page
        sign_in(window, town.user)
        window.open(f"/{town.city.slug}/desk/")
        assert page.locator("html").get_attribute("dir") == direction(language)
        window.fits()
        window.is_free_of_barriers()
        links = page.locator("[data-tasks] .row-title a")
        assert links.count() >= 2

        def focused() -> str | None:
            address: str | None = page.evaluate("document.activeElement.getAttribute('href')")
            return address

        first, second = (links.nth(number).get_attribute("href") for number in (0, 1))
        press(window, "KeyJ", letters["KeyJ"])
        assert focused() == first
        press(window, "KeyJ", letters["KeyJ"])
        assert focused() == second
        press(window, "KeyK", letters["KeyK"])
        assert focused() == first
        page.keyboard.press("ArrowDown")
        assert focused() == second
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        assert focused() == first
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"

        page.keyboard.press("Shift+Slash")
        assert page.locator("details[data-keys]").evaluate("each => each.open")
        window.is_free_of_barriers()
        page.locator("[data-keys-on]").focus()
        page.keyboard.press("Space")
        page.locator("details[data-keys] summary").focus()
        press(window, "KeyJ", letters["KeyJ"])
        assert focused() is None  # Switched off.
        page.locator("[data-keys-on]").focus()
        page.keyboard.press("Space")
        page.locator("details[data-keys] summary").focus()
        press(window, "KeyJ", letters["KeyJ"])
        assert focused() == first
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert page.url == f"{window.server}{first}"
        window.fits()


@pytest.mark.parametrize(("language", "width", "scripts"), [("uk", "phone", True), ("he", "desk", False)])
def test_editor_takes_a_change_back(
    browser: Browser, live_server: LiveServer, language: str, width: str, *, scripts: bool
) -> None:
    town = busy_town(language)
    item = Item.objects.get(plan=town.plan, key="1.1")
    content = replace(content_of(item=item), title="Посадити тополі")
    revise_item(item=item, content=content, expected_version=1, reason="Помилково", actor=town.user)
    with visit(browser, live_server, WIDTHS[width], scripts=scripts, accept=language) as window:
        page = window.page
        sign_in(window, town.user)
        window.open(f"/{town.city.slug}/desk/")
        window.follow(page.locator(".desk-pages a[href$='/history/']"))

        def looked_at() -> None:
            window.fits()
            if scripts:
                window.is_free_of_barriers()

        looked_at()
        page.locator("details summary").first.click()
        assert page.locator("del").first.is_visible()
        looked_at()
        page.locator("#id_record").select_option("item")
        window.follow(page.locator(".asking button"))
        assert page.locator(".changes > li").count() == 1
        window.follow(page.locator(".changes a[href*='/restore/']"))
        looked_at()
        page.locator("#reason").fill("Були верби.")
        window.follow(page.locator("main form button"))
        assert page.locator("[role=status]").is_visible()
        assert page.locator(".changes > li").count() == 2
        looked_at()
    assert Item.objects.get(pk=item.pk).title == "Посадити верби"
