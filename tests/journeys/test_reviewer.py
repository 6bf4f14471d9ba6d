"""A strategy editor signs in, looks at what was read from a document, and accepts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import nahal_tut, river_report
from tests.journeys.visit import visit
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.grant_role import grant_role

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "סיסמה-ארוכה-1"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_editor_accepts_a_draft_on_a_phone(
    browser: Browser, live_server: LiveServer, *, scripts: bool
) -> None:
    """In Hebrew, of a Ukrainian document: two directions on one page."""
    city = nahal_tut()
    editor = User.objects.create_user("noa@example.org", PASSWORD)
    grant_role(user=editor, city=city, role=Role.STRATEGY_EDITOR, body=None)
    river_report().store(city)
    with visit(browser, live_server, 390, scripts=scripts, accept="he") as window:
        page = window.page
        window.open("/nahal-tut/")
        window.follow(page.locator(".colophon a"))
        page.get_by_role("textbox").first.fill("noa@example.org")
        page.locator("input[type=password]").fill(PASSWORD)
        window.follow(page.locator("main button"))
        window.follow(page.get_by_role("link", name="Концепції річки"))
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert page.locator(".document").get_attribute("dir") == "ltr"
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        window.follow(page.locator(".review-progress form button"))
        window.follow(page.locator(".notice a"))
        assert "/nahal-tut/sources/" in page.url
        window.fits()
        window.follow(page.get_by_role("link", name="נחל תות").first)
        assert page.get_by_role("link", name="Концепції річки").first.is_visible()
