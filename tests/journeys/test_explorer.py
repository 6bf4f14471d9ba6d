"""A council member narrows a plan down, looks at it in each form, and sends the address on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, visit
from townbook.plans.models import Plan

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["uk", "he"])
def test_selection_is_the_same_in_every_form(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    city = example_city(language)
    plan = Plan.objects.filter(city=city).latest("id")
    for width in WIDTHS.values():
        with visit(browser, live_server, width, scripts=True, accept=language) as window:
            page = window.page
            window.open(f"/{city.slug}/plans/{plan.slug}/")
            page.locator(".filters summary").click()
            page.locator("input[name=status][value=completed]").check()
            page.locator("input[name=status][value=in-progress]").check()
            window.follow(page.locator(".filters button[type=submit]"))
            leaves = page.locator("#tree .leaf").count()
            for number in (1, 2):
                window.follow(page.locator(".above-items nav a").nth(number))
                window.fits()
                window.is_free_of_barriers()
            window.follow(page.locator(".above-items nav a").nth(1))
            chosen = page.locator("tbody tr:not(.group)").count()
            assert 0 < leaves <= chosen  # The table has those as well that were reported on and have parts.
            window.follow(page.locator(".chips a").first)
            assert 0 < page.locator("tbody tr:not(.group)").count() < chosen
            address = page.url.removeprefix(window.server)
            left = page.locator("tbody tr:not(.group) th").all_inner_texts()
            with page.expect_download() as download:
                page.locator(".files a").first.click()
            assert download.value.suggested_filename == f"{city.slug}-{plan.slug}-items.csv"
        with visit(browser, live_server, width, scripts=False, accept="en") as other:
            other.open(address)
            assert other.page.locator("tbody tr:not(.group) th").all_inner_texts() == left
