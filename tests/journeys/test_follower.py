"""A journalist looks up who answers for a promise, finds what is late, and follows that body.

In a real browser, right to left, on a phone and on a desk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_cities import example_city
from tests.journeys.visit import visit
from townbook.plans.models import Responsibility
from townbook.text.languages import direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("language", "width"), [("he", 1280), ("fa", 390)])
def test_journalist_follows_a_body(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = example_city(language)
    answers = Responsibility.objects.filter(body__city=city, item__reports__isnull=False).first()
    assert answers
    item, body = answers.item, answers.body
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        window.open(f"/{city.slug}/plans/{item.plan.slug}/{item.key}/")
        window.follow(page.locator(".facts").get_by_role("link", name=body.name, exact=True))
        assert page.locator("html").get_attribute("dir") == direction(language)
        assert page.locator("h1").inner_text() == body.name
        assert page.locator(".years tbody tr").count() >= 1
        window.fits()
        window.is_free_of_barriers()
        # The browser's rules for scripts leave a block of data alone: the window collects complaints.
        assert page.locator('script[type="application/ld+json"]').count() == 1
        window.follow(page.locator(".standing .legend a").first)
        assert page.locator("#duties + nav [aria-current]").count() == 1
        assert page.locator(".duty-title").count() >= 1
        window.fits()
        window.is_free_of_barriers()
        for kind in ("application/atom+xml", "text/calendar"):
            address = page.locator(f'.follow a[type="{kind}"]').get_attribute("href")
            answer = page.request.get(f"{live_server.url}{address}")
            assert answer.status == 200
            assert answer.headers["content-type"].startswith(kind)
        window.follow(page.locator(".duty .margin-mark").first)
        assert page.locator("#passage").inner_text()
        window.open(f"/{city.slug}/bodies/")
        window.fits()
        window.is_free_of_barriers()
