"""A resident looks for what happens near home: on the map, by keyboard, and without scripts in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import EXAMPLES, example_city
from tests.journeys.visit import WIDTHS, visit
from townbook.cities.gazetteer import read_gazetteer
from townbook.cities.models import City
from townbook.plans.models import ItemPlace, Plan
from townbook.plans.services.place_city import place_city

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def city_with_places(language: str) -> City:
    city = example_city(language)
    file = EXAMPLES / f"{city.slug}-places.geojson"
    place_city(city=city, places=read_gazetteer(file.read_bytes()), actor=None)
    return city


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_marker_is_reached_and_left_by_keyboard(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    city = city_with_places(language)
    places = ItemPlace.objects.filter(place__city=city).values("place").distinct().count()
    for width in WIDTHS.values():
        with visit(browser, live_server, width, scripts=True, accept=language) as window:
            page = window.page
            window.open(f"/{city.slug}/")
            window.follow(page.locator("header a[href$='/map/']"))
            page.locator(".map .leaflet-marker-icon").first.wait_for()
            assert page.locator(".map .leaflet-marker-icon").count() == places
            assert page.locator(".map path.map-district").count()
            window.fits()
            window.is_free_of_barriers()
            marker = page.locator(".map .leaflet-marker-icon").first
            label = marker.get_attribute("aria-label")
            marker.focus()
            page.keyboard.press("Enter")
            popup = page.locator(".map .leaflet-popup .map-popup")
            popup.wait_for()
            assert label is not None
            assert label.startswith(popup.locator("b").inner_text())
            assert popup.get_attribute("dir") == ("rtl" if language == "fa" else "ltr")
            page.wait_for_function("document.activeElement.matches('.map-popup')")
            window.is_free_of_barriers()
            page.keyboard.press("Escape")
            page.wait_for_function("document.activeElement.matches('.leaflet-marker-icon')")


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_list_is_complete_without_scripts(browser: Browser, live_server: LiveServer, language: str) -> None:
    city = city_with_places(language)
    plan = Plan.objects.filter(city=city).latest("id")
    shown = ItemPlace.objects.filter(item__plan=plan).values("place").distinct().count()
    for width in WIDTHS.values():
        with visit(browser, live_server, width, scripts=False, accept=language) as window:
            page = window.page
            window.open(f"/{city.slug}/plans/{plan.slug}/?view=map")
            assert page.locator("[data-place]").count() == shown
            assert not page.locator(".map").is_visible()
            window.fits()
            window.follow(page.locator("[data-place] .margin-mark").first)
            assert page.locator("#passage").count() == 1
