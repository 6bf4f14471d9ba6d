"""A mayor opens the city's page on a laptop, and has six answers without scrolling."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import EXAMPLES
from tests.journeys.visit import visit
from townbook.cities.models import City
from townbook.cities.services.create_city import create_city
from townbook.intake.examples import example_cities
from townbook.intake.services.import_document import import_document
from townbook.text.languages import LANGUAGES, direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CITIES = ["zhytomyr", "kiryat-yam", "izadshahr", "tehran", "portland"]

ANSWERS = ["promised", "stands", "changed", "late", "waits", "newest"]

LAPTOP, PHONE = 1280, 390
FOLD = 800
"""Height of the window."""


def whole_city(slug: str) -> City:
    """The example city with all its documents."""
    (example,) = (each for each in example_cities(EXAMPLES) if each.profile.slug == slug)
    city = create_city(profile=example.profile)
    for path in example.documents:
        import_document(city=city, path=path, language=None, accept=True, actor=None)
    return city


def bottom(element: Locator) -> float:
    """Where the element ends, from the upper edge of the window that was not scrolled."""
    box = element.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("slug", CITIES)
def test_six_answers_stand_on_the_first_screen(browser: Browser, live_server: LiveServer, slug: str) -> None:
    city = whole_city(slug)
    for language in LANGUAGES:
        with visit(browser, live_server, LAPTOP, scripts=True, accept=city.language) as window:
            window.open(f"/{city.slug}/?language={language}")
            page = window.page
            assert page.locator("html").get_attribute("dir") == direction(language)
            for answer in ANSWERS:
                section = page.locator(f"section:has(> h2#{answer})")
                told = section.locator("a, p").first
                assert bottom(section.locator("h2")) <= FOLD, (answer, language)
                assert bottom(told) <= FOLD, (answer, language)
                for line in section.locator(".numbers a, .named > li").all():
                    assert bottom(line) <= FOLD, (answer, language)
            window.fits()
            if language == city.language:
                window.is_free_of_barriers()


@pytest.mark.parametrize("slug", ["zhytomyr", "tehran"])
def test_phone_shows_the_answers_in_order_of_importance(
    browser: Browser, live_server: LiveServer, slug: str
) -> None:
    city = whole_city(slug)
    with visit(browser, live_server, PHONE, scripts=True, accept=city.language) as window:
        window.open(f"/{city.slug}/")
        ends = [bottom(window.page.locator(f"h2#{answer}")) for answer in ANSWERS]
        assert ends == sorted(ends)
        window.fits()
        window.is_free_of_barriers()


def test_paper_has_the_tables_behind_the_charts(browser: Browser, live_server: LiveServer) -> None:
    city = whole_city("zhytomyr")
    with visit(browser, live_server, LAPTOP, scripts=False, accept="uk") as window:
        window.open(f"/{city.slug}/")
        table = window.page.locator("figure.columns table")
        assert not table.is_visible()
        window.page.emulate_media(media="print")
        assert bottom(table) > bottom(window.page.locator("figure.columns .drawing"))
        assert window.page.locator("figure.columns summary").is_hidden()
