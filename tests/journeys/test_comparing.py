"""A council member holds two years against each other; a journalist puts two cities side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import river_report, verbivka
from tests.example_cities import example_city
from tests.journeys.visit import visit
from tests.portal.compare.second_year import second_year
from townbook.intake.services.accept_draft import accept_draft
from townbook.plans.models import Report
from townbook.text.languages import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEARS = "/verbivka/plans/plan/compare/"


def two_years() -> None:
    """A city with the reports of two years, one of them with a reason."""
    city = verbivka()
    for document in (river_report(), second_year()):
        accept_draft(draft=document.store(city), actor=None)
    Report.objects.filter(status="suspended").update(status_reason="через брак коштів")


@pytest.mark.parametrize(("width", "scripts"), [(390, True), (1280, False)], ids=["phone", "desk-no-scripts"])
def test_council_member_asks_what_stopped_since_last_year(
    browser: Browser, live_server: LiveServer, width: int, *, scripts: bool
) -> None:
    two_years()
    with visit(browser, live_server, width, scripts=scripts, accept="he") as window:
        page = window.page
        window.open("/verbivka/plans/plan/years/2023/?language=he")
        window.follow(page.locator(f'main a[href="{YEARS}"]'))
        assert page.locator("html").get_attribute("dir") == "rtl"
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        window.follow(page.locator('.flow a[href*="after=suspended"]'))
        assert page.locator(".moves > li").count() == 1
        assert page.locator(".moves .why").inner_text() == "через брак коштів"
        window.follow(page.locator(".moves .margin-mark").last)
        assert page.locator("#passage").is_visible()


@pytest.mark.parametrize(("width", "scripts"), [(390, True), (1280, False)], ids=["phone", "desk-no-scripts"])
def test_journalist_chooses_cities_and_compares_them(
    browser: Browser, live_server: LiveServer, width: int, *, scripts: bool
) -> None:
    two_years()
    for language in ("he", "fa"):
        example_city(language)
    with visit(browser, live_server, width, scripts=scripts, accept="en") as window:
        page = window.page
        window.open("/")
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        for slug in ("verbivka", "kiryat-yam"):
            page.locator(f'input[value="{slug}"]').check()
        window.follow(page.locator("#compare button"))
        assert page.url.endswith("/compare/?city=verbivka&city=kiryat-yam") or page.url.endswith(
            "/compare/?city=kiryat-yam&city=verbivka"
        )
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        page.locator('.choose-cities input[value="izadshahr"]').check()
        window.follow(page.locator(".choose-cities button"))
        assert page.locator(".sides thead th").count() == 3
        window.fits()


@pytest.mark.parametrize("language", LANGUAGES)
def test_comparisons_have_no_barriers_in_any_language(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    two_years()
    example_city("fa")
    with visit(browser, live_server, 390, scripts=True, accept=language) as window:
        for path in (f"{YEARS}?language={language}", "/compare/?city=verbivka&city=izadshahr", "/"):
            window.open(path)
            window.fits()
            window.is_free_of_barriers()
