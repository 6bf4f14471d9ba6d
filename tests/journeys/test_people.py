"""A resident, a council member and a journalist find what they came for, in every language and window.

Each language is walked at both widths, with scripts and without: who walks on a phone with scripts walks at
a desk without, and the other way round for the next person. Every page on the way fits its window, speaks the
city's language, and with scripts axe finds nothing on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city_over_years
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.cities.models import City
from townbook.plans.models import ItemPlace, Plan, Report
from townbook.text.languages import LANGUAGES, direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LATIN_WORD = re.compile(r"[A-Za-z]{4,}")


class Walk:
    """A visit that looks at each page it comes to."""

    def __init__(self, window: Visit, city: City, *, scripts: bool) -> None:
        self.window = window
        self.page = window.page
        self.city = city
        self._scripts = scripts

    def look(self) -> None:
        """The page is in the city's language and direction, fits, and holds nobody back."""
        page = self.page.locator("html")
        assert page.get_attribute("lang") == self.city.language
        assert page.get_attribute("dir") == direction(self.city.language)
        self.window.fits()
        if self._scripts:
            self.window.is_free_of_barriers()

    def open(self, path: str) -> None:
        """Type an address."""
        self.window.open(path)
        self.look()

    def follow(self, link: Locator) -> None:
        """Click on a link, and look."""
        self.window.follow(link)
        self.look()


ON_A_PHONE = frozenset({"he", "fa"})
"""Languages in whose cities people walk on a phone; in the others at a desk."""


def walks(browser: Browser, live_server: LiveServer, city: City, *, scripts_on: str) -> Iterator[Walk]:
    """The city's site in a window of one width, with scripts where they are on in that."""
    name = "phone" if city.language in ON_A_PHONE else "desk"
    scripts = name == scripts_on
    with visit(browser, live_server, WIDTHS[name], scripts=scripts, accept=city.language) as window:
        yield Walk(window, city, scripts=scripts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_resident_finds_what_happens_near_home(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    """From the map's list to an item, to the sentence it was read from, and to a letter about its news."""
    city = example_city_over_years(language)
    places = ItemPlace.objects.filter(item__plan__city=city, passage__isnull=False)
    where = places.filter(item__children__isnull=True).first()
    assert where
    for walk in walks(browser, live_server, city, scripts_on="phone"):
        walk.open(f"/{city.slug}/")
        walk.follow(walk.page.locator(f'.masthead a[href$="/{city.slug}/map/"]'))
        item = f'main a[href="/{city.slug}/plans/{where.item.plan.slug}/{where.item.key}/"]'
        walk.follow(walk.page.locator(item).first)
        assert where.item.title[:30] in walk.page.locator("h1").inner_text()
        walk.follow(walk.page.locator("h1 .margin-mark"))
        assert walk.page.locator("#passage").is_visible()
        walk.page.go_back(wait_until="load")
        walk.follow(walk.page.locator(".follow a").first)
        assert walk.page.locator("main input[type=email]").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_council_member_sees_what_stopped_and_why(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    """From the first screen to what is late, to the year's review, to the comparison with the year before."""
    city = example_city_over_years(language)
    for walk in walks(browser, live_server, city, scripts_on="desk"):
        walk.open(f"/{city.slug}/")
        walk.follow(walk.page.locator(".answer.promised a").first)
        assert walk.page.locator("#tree").count() == 1
        walk.follow(walk.page.locator('main .more a[href*="/years/"]').first)
        assert walk.page.locator(".contents li").count() >= 2
        walk.follow(walk.page.locator(".review-lines .margin-mark").first)
        assert walk.page.locator("#passage").is_visible()
        plan = Plan.objects.filter(city=city).latest("id")
        walk.open(f"/{city.slug}/plans/{plan.slug}/compare/")
        walk.open(f"/{city.slug}/bodies/")
        bodies = walk.page.locator("main .rows a")
        if bodies.count():
            walk.follow(bodies.first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_journalist_checks_the_citys_word(browser: Browser, live_server: LiveServer, language: str) -> None:
    """From a search to an item and its history, to the original file, and to the figures as a file."""
    city = example_city_over_years(language)
    report = Report.objects.filter(item__plan__city=city, is_current=True, source__isnull=False).first()
    assert report
    word = max(report.item.title.split(), key=len)
    for walk in walks(browser, live_server, city, scripts_on="phone"):
        walk.open(f"/{city.slug}/search/?q={word}")
        walk.follow(walk.page.locator("ol h2 a").first)
        walk.open(f"/{city.slug}/plans/{report.item.plan.slug}/{report.item.key}/history/")
        walk.open(f"/{city.slug}/sources/")
        walk.follow(walk.page.locator("main .row-title a").first)
        with walk.page.expect_download() as original:
            walk.page.locator("main a[download]").first.click()
        assert original.value.suggested_filename
        walk.open(f"/{city.slug}/plans/{report.item.plan.slug}/?view=table")
        with walk.page.expect_download() as table:
            walk.page.locator(".files a").first.click()
        assert table.value.suggested_filename.endswith(".csv")
        walk.open(f"/compare/?city={city.slug}")


@pytest.mark.parametrize("language", ["uk", "he", "fa"])
def test_interface_has_no_english_left(browser: Browser, live_server: LiveServer, language: str) -> None:
    """On the main pages every Latin word is marked as one of another language, or the document's own."""
    city = example_city_over_years(language)
    report = Report.objects.filter(item__plan__city=city, is_current=True).first()
    assert report
    plan, item = report.item.plan, report.item
    start = f"/{city.slug}/"
    with visit(browser, live_server, WIDTHS["desk"], scripts=False, accept=language) as window:
        for path in (
            start,
            f"{start}map/",
            f"{start}bodies/",
            f"{start}plans/{plan.slug}/",
            f"{start}plans/{plan.slug}/?view=timeline",
            f"{start}plans/{plan.slug}/compare/",
            f"{start}plans/{plan.slug}/{item.key}/",
            f"{start}plans/{plan.slug}/{item.key}/sign/",
            f"{start}search/",
            "/compare/",
            "/sign-in/",
        ):
            window.open(path)
            ours = window.page.evaluate(OUR_WORDS)
            assert [word for word in LATIN_WORD.findall(ours) if word not in NAMES] == [], path


NAMES = {"Townbook", "Atom", "JSON", "XLSX", "GeoJSON", "Leaflet"}

OUR_WORDS = """() => {
  const page = document.body.cloneNode(true);
  const spoken = document.documentElement.lang;
  // Words of documents and names stand in <bdi>, in an option, which can hold none, or are quoted by a mark;
  // what is in another language says so.
  const theirs = `bdi, option, .margin-mark, script, style, [lang]:not([lang="${spoken}"])`;
  for (const other of page.querySelectorAll(theirs)) {
    other.remove();
  }
  return page.textContent;
}"""
"""The page's words without those that are marked as the document's, or as another language's."""
