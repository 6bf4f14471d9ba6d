"""An administrator changes the colour and the words of a city, and sees them as the public does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import anarabad, nahal_tut
from tests.journeys.visit import visit
from tests.pictures import picture
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "סיסמה-ארוכה-1"
TOWNS = {"he": nahal_tut, "fa": anarabad}
WORDS = {"he": "ברוכים הבאים <b>לעיר</b>", "fa": "به شهر ما خوش آمدید"}


def administrator_of(city: City) -> None:
    user = User.objects.create_user("administrator@example.org", PASSWORD)
    grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)


@pytest.mark.parametrize(("language", "width", "scripts"), [("he", 390, True), ("fa", 1280, False)])
def test_administrator_changes_the_look(
    browser: Browser, live_server: LiveServer, language: str, width: int, *, scripts: bool
) -> None:
    city = TOWNS[language]()
    administrator_of(city)
    with visit(browser, live_server, width, scripts=scripts, accept=language) as window:
        page = window.page
        window.open(f"/{city.slug}/desk/city/")
        page.get_by_role("textbox").first.fill("administrator@example.org")
        page.locator("input[type=password]").fill(PASSWORD)
        window.follow(page.locator("main button"))
        page.locator("#id_accent").fill("#ffd700")
        page.locator(f"#id_home_text_{language}").fill(WORDS[language])
        window.follow(page.locator("main form .button"))
        # Too faint: said beside the field and above, and the words are still there.
        window.complaints[:] = [each for each in window.complaints if "422" not in each]
        assert page.locator("[role=alert] a").first.get_attribute("href") == "#id_accent"
        assert page.locator("#id_accent").get_attribute("aria-invalid") == "true"
        assert page.locator(f"#id_home_text_{language}").input_value() == WORDS[language]
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        page.locator("#id_accent").fill("#7a1f2b")
        page.locator("#id_logo").set_input_files(
            {"name": "logo.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG")}
        )
        window.follow(page.locator("main form .button"))
        assert page.locator("[role=status]").is_visible()
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        window.follow(page.locator("[role=status] a"))
        assert page.locator(".home-text").inner_text() == WORDS[language]
        assert page.locator(".city-logo").evaluate("logo => logo.naturalWidth") == 256
        colour = "getComputedStyle(document.querySelector('.masthead a:not(.wordmark)')).color"
        if scripts:
            assert page.evaluate(colour) == "rgb(122, 31, 43)"
            window.is_free_of_barriers()
            page.emulate_media(color_scheme="dark")
            assert page.evaluate(colour) != "rgb(122, 31, 43)"
            window.is_free_of_barriers()


def test_city_is_read_under_its_own_name(browser: Browser, live_server: LiveServer) -> None:
    """A browser knows that names below localhost are this machine."""
    city = nahal_tut()
    City.objects.filter(pk=city.pk).update(host="nahal-tut.localhost", accent="#7a1f2b")
    user = User.objects.create_user("dana@example.org", "довгий-пароль-1", name="דנה")
    grant_role(user=user, city=city, role=Role.OBSERVER, body=None)
    port = live_server.url.rpartition(":")[2]
    own = f"http://nahal-tut.localhost:{port}"
    with visit(browser, live_server, 1280, scripts=True, accept="he") as window:
        window.server = own
        page = window.page
        window.open("/")
        assert page.locator("h1").inner_text() == "נחל תות"
        window.is_free_of_barriers()
        window.follow(page.get_by_role("link", name="מסמכים").first)
        assert page.url == f"{own}/sources/"
        # The staff sign in and work under the common name, whatever name they come by.
        window.server = f"http://localhost:{port}"
        window.follow(page.locator(".colophon a"))
        assert page.url == f"{window.server}/sign-in/?next=/nahal-tut/desk/"
        page.locator("input[name=login]").fill("dana@example.org")
        page.locator("input[name=password]").fill("довгий-пароль-1")
        window.follow(page.locator("main form .button"))
        assert page.url == f"{window.server}/nahal-tut/desk/"
        # The way began on the city's host, whose page may have been loading something still.
        window.complaints[:] = [each for each in window.complaints if not each.startswith(own)]
