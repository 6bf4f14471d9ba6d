"""A resident looks for a word, in two directions of writing, with scripts and without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, visit
from townbook.text.languages import direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {"uk": ("вули", "вулиця"), "fa": ("شهر", "شهر آب")}
"""By language: a word, and what it becomes while more is typed."""


@pytest.mark.parametrize(("language", "width"), [("uk", 390), ("fa", 1280), ("fa", 390)])
def test_resident_sees_results_while_typing(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = example_city(language)
    first, more = WORDS[language]
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        window.open(f"/{city.slug}/")
        page.locator(".masthead-search input").fill(first)
        window.follow(page.locator(".masthead-search button"))
        assert page.locator("html").get_attribute("dir") == direction(language)
        window.fits()
        window.is_free_of_barriers()
        # The page is the same document all the while: what is typed changes only its results.
        page.evaluate("window.isTheSame = true")
        page.locator("#search-words").press("End")
        page.locator("#search-words").press_sequentially(more.removeprefix(first))
        page.wait_for_function("words => new URL(location).searchParams.get('q') === words", arg=more)
        said = page.locator("#search-total").inner_text()
        page.wait_for_function(
            "said => document.getElementById('search-status').textContent === said", arg=said
        )
        assert page.evaluate("window.isTheSame")
        assert page.locator("#search-words").input_value() == more
        assert more in page.title()
        while_typing = page.locator("#search-results").inner_text()
        window.is_free_of_barriers()
        page.reload()
        assert page.locator("#search-results").inner_text() == while_typing
        window.follow(page.locator("aside a").first)
        assert page.locator("#search-results input[name=kind]").count() == 1
        window.follow(page.locator("ol h2 a").first)
        assert page.locator("h1").inner_text()


@pytest.mark.parametrize("language", WORDS)
def test_resident_without_scripts_finds_the_same(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    city = example_city(language)
    with visit(browser, live_server, WIDTHS["phone"], scripts=False, accept=language) as window:
        page = window.page
        window.open("/")
        page.locator(".masthead-search input").fill(WORDS[language][0])
        window.follow(page.locator(".masthead-search button"))
        assert page.locator("ol h2 mark").count() >= 1
        window.follow(page.locator(f"aside a[href^='/{city.slug}/search/']"))
        page.locator("#search-words").fill("99999999")
        window.follow(page.locator(".search-form button"))
        assert page.locator("ol h2").count() == 0
        assert page.locator(".search-advice li").count() >= 3
