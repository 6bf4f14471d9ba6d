"""The city's own sign-in: from the button to the provider and back to one's desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.sign_in import sign_in_settings
from tests.cast import anarabad, nahal_tut, verbivka
from tests.journeys.visit import Visit, visit
from tests.openid_provider import CLIENT, SECRET, Provider, provider_process
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.invite import invite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from pytest_django import Settings
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CAST = {"uk": (verbivka, "olena"), "he": (nahal_tut, "dana"), "fa": (anarabad, "maryam")}


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    """A provider of the test's own, which the site knows."""
    with provider_process() as started:
        environment = {
            "TOWNBOOK_OIDC_CITY_SERVER": started.address,
            "TOWNBOOK_OIDC_CITY_CLIENT_ID": CLIENT,
            "TOWNBOOK_OIDC_CITY_SECRET": SECRET,
            "TOWNBOOK_OIDC_CITY_NAME": "City login",
        }
        settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(environment, tls=False)["SOCIALACCOUNT_PROVIDERS"]
        yield started


def go_to(window: Visit, provider: Provider) -> None:
    """From the page that signs in to the provider's own."""
    window.open("/sign-in/")
    window.is_free_of_barriers()
    window.follow(window.page.locator(".ways a", has_text="City login"))
    assert window.page.url.startswith(provider.address)


def forgive(window: Visit, provider: Provider, *statuses: str) -> None:
    """The way leads over the other service, and a browser notes a refusal in its console; both are meant."""
    window.complaints[:] = [
        each
        for each in window.complaints
        if not each.startswith(provider.address) and not any(status in each for status in statuses)
    ]


@pytest.mark.parametrize(
    ("language", "width", "scripts"), [("uk", 1280, True), ("he", 390, True), ("fa", 390, False)]
)
def test_invited_person_comes_in_by_the_citys_own_sign_in(
    browser: Browser, live_server: LiveServer, provider: Provider, language: str, width: int, *, scripts: bool
) -> None:
    found, name = CAST[language]
    city = found()
    invite(
        email=f"{name}@example.org",
        name=name,
        language=language,
        city=city,
        role=Role.STRATEGY_EDITOR,
        body=None,
        actor=None,
    )
    with visit(browser, live_server, width, scripts=scripts, accept=language) as window:
        if scripts:
            go_to(window, provider)
        else:
            window.open("/sign-in/")
            window.follow(window.page.locator(".ways a", has_text="City login"))
        window.follow(window.page.locator(f"button[value={name}]"))
        assert window.page.url == f"{live_server.url}/{city.slug}/desk/"
        assert window.page.locator(".signed-in").get_by_text(name).is_visible()
        window.fits()
        window.follow(window.page.locator(".signed-in button"))
        # Once more, and this time they are known.
        window.open(f"/sign-in/?next=/{city.slug}/desk/drafts/")
        window.follow(window.page.locator(".ways a", has_text="City login"))
        window.follow(window.page.locator(f"button[value={name}]"))
        assert window.page.url == f"{live_server.url}/{city.slug}/desk/drafts/"
        forgive(window, provider)
    assert not User.objects.get().has_usable_password()


@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
def test_stranger_and_service_in_trouble_are_told_in_words(
    browser: Browser, live_server: LiveServer, provider: Provider, language: str
) -> None:
    with visit(browser, live_server, 390, scripts=True, accept=language) as window:
        page = window.page
        go_to(window, provider)
        window.follow(page.locator("button[value=stranger]"))
        assert page.get_by_text("stranger@example.org").is_visible()
        window.fits()
        window.is_free_of_barriers()
        used = page.url
        with page.expect_response(used) as answered:
            page.goto(used)
        assert answered.value.status == 400
        window.fits()
        window.is_free_of_barriers()
        provider.lie("signature")
        go_to(window, provider)
        window.follow(page.locator("button[value=stranger]"))
        assert "City login" in page.locator("main").inner_text()
        window.fits()
        window.is_free_of_barriers()
        forgive(window, provider, "400", "403", "502")
    assert not User.objects.exists()
