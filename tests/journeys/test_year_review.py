"""A council member opens the year's review from the city's page, and goes from a reason to its passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city
from tests.journeys.visit import visit
from townbook.plans.models import Plan
from townbook.plans.selectors.plans import reported_periods
from townbook.portal.years.period_keys import period_key
from townbook.text.languages import direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("language", "width"), [("uk", 1280), ("fa", 390)])
def test_council_member_reads_why_something_stopped(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = example_city(language)
    plan = Plan.objects.filter(city=city).latest("id")
    review = (
        f"/{city.slug}/plans/{plan.slug}/years/{period_key(reported_periods(plan=plan)[0], city.calendar)}/"
    )
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        window.open(f"/{city.slug}/")
        window.follow(page.locator(f'a[href="{review}"]'))
        assert page.locator("html").get_attribute("dir") == direction(language)
        window.fits()
        window.is_free_of_barriers()
        page.locator('.contents a[href="#stopped"]').click()
        window.follow(page.locator("#stopped .margin-mark").first)
        assert page.locator("#passage").is_visible()
        page.go_back()
        answer = page.request.get(live_server.url + review + "review.pdf")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


def test_printed_review_leaves_out_what_cannot_be_clicked(browser: Browser, live_server: LiveServer) -> None:
    city = example_city("uk")
    plan = Plan.objects.get(city=city)
    key = period_key(reported_periods(plan=plan)[0], city.calendar)
    with visit(browser, live_server, 1280, scripts=False, accept="uk") as window:
        window.open(f"/{city.slug}/plans/{plan.slug}/years/{key}/")
        window.page.emulate_media(media="print")
        assert window.page.locator(".masthead:visible, .colophon:visible, .margin-mark:visible").count() == 0
        assert window.page.locator(".contents li:visible").count() >= 4
