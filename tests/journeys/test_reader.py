"""A resident opens their city, follows a figure to its sentence, and reads on in another language.

In a real browser, in four languages, on a phone and on a desk, with scripts and without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, visit
from townbook.plans.models import Figure
from townbook.sources.models import Source
from townbook.text.languages import LANGUAGES, direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("language", "width"), [("uk", 1280), ("he", 390), ("fa", 1280), ("en", 390), ("fa", 390)]
)
def test_every_page_is_free_of_barriers(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    """Nothing for axe to find, nothing wider than the window, in the city's own language."""
    city = example_city(language)
    figure = Figure.objects.filter(report__item__plan__city=city).first()
    source = Source.objects.get(city=city)
    assert figure
    start, plan = f"/{city.slug}/", figure.report.item.plan.slug
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        for path in (
            "/",
            start,
            f"{start}plans/{plan}/",
            f"{start}plans/{plan}/{figure.report.item.key}/",
            f"{start}sources/{source.key}/",
            "/sign-in/",
        ):
            window.open(path)
            assert window.page.locator("html").get_attribute("dir") == direction(language)
            window.fits()
            window.is_free_of_barriers()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_reader_follows_a_figure_to_its_sentence(
    browser: Browser, live_server: LiveServer, language: str, *, scripts: bool
) -> None:
    city = example_city(language)
    figure = Figure.objects.filter(report__item__plan__city=city, passage__isnull=False).first()
    assert figure
    assert figure.passage
    item = figure.report.item
    text = Source.objects.get(city=city).text
    said = text[figure.passage.start : figure.passage.end]
    for width in WIDTHS.values():
        with visit(browser, live_server, width, scripts=scripts, accept="en") as window:
            page = window.page
            window.open("/")
            window.follow(page.get_by_role("link", name=city.name, exact=True))
            assert page.locator("html").get_attribute("lang") == language
            window.follow(page.locator(".promise a").first)
            _open_the_way(page, item.key)
            window.follow(page.locator(f'[id="item-{item.key}"] a').first)
            assert item.title[:40] in page.locator("h1").inner_text()
            window.follow(page.locator(".figures .margin-mark").first)
            passage = page.locator("#passage")
            assert passage.inner_text().split() == said.split()
            box, height = passage.bounding_box(), 800
            assert box is not None
            assert 0 <= box["y"] < height
            other = "he" if language != "he" else "uk"
            window.follow(page.locator(f'.languages a[hreflang="{other}"]'))
            assert page.locator("html").get_attribute("dir") == direction(other)
            assert page.locator("#passage").inner_text().split() == said.split()
            assert page.locator(".document").get_attribute("lang") == language
            window.fits()


def _open_the_way(page: Page, key: str) -> None:
    """Open the branches above an item, from the top down, as a person does."""
    branches = page.locator(f'.tree details:has([id="item-{key}"])')
    for number in range(branches.count()):
        if branches.nth(number).get_attribute("open") is None:
            branches.nth(number).locator("summary").first.press("Enter")


def test_scripts_open_and_close_the_whole_tree(browser: Browser, live_server: LiveServer) -> None:
    city = example_city("uk")
    with visit(browser, live_server, 1280, scripts=True, accept="uk") as window:
        window.open(f"/{city.slug}/plans/plan/")
        closed = window.page.locator("#tree details:not([open])")
        window.page.locator("[data-opens]").click()
        assert closed.count() == 0
        window.page.locator("[data-closes]").click()
        assert closed.count() == window.page.locator("#tree details").count()
        deepest = window.page.locator("#tree li").last.get_attribute("id")
        window.open("/")
        window.open(f"/{city.slug}/plans/plan/#{deepest}")
        assert window.page.locator(f'[id="{deepest}"]').is_visible()


def test_without_scripts_no_button_promises_what_it_cannot_do(
    browser: Browser, live_server: LiveServer
) -> None:
    city = example_city("uk")
    with visit(browser, live_server, 1280, scripts=False, accept="uk") as window:
        window.open(f"/{city.slug}/plans/plan/")
        assert window.page.locator("main button:visible").count() == 0


def test_reader_reaches_the_content_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    city = example_city("en")
    with visit(browser, live_server, 1280, scripts=True, accept="en") as window:
        window.open(f"/{city.slug}/")
        window.page.keyboard.press("Tab")
        skip = window.page.get_by_role("link", name="Skip to the content")
        assert skip.bounding_box() is not None
        window.page.keyboard.press("Enter")
        assert window.page.evaluate("document.activeElement.id") == "content"
