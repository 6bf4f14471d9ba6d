"""A resident follows a line of the plan by mail: confirms, is told of a publication, leaves with one click.

In a real browser, on a phone, without scripts but for axe; the letters are caught where they would leave.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, visit
from tests.notices.readers import html_of
from townbook.notices.models import Follower
from townbook.notices.services.send_letters import Outcome, send_letters
from townbook.plans.models import Report
from townbook.text.languages import direction
from townbook.ui.site_address import Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESS = "reader@town.example"


def link_in(text: str, purpose: str) -> str:
    """The path of a link of a letter."""
    links = [urlsplit(link).path for link in re.findall(r"https?://\S+", text)]
    (path,) = (path for path in links if path.startswith(f"/follow/{purpose}/"))
    return str(path)


@pytest.mark.parametrize(
    ("language", "width", "scripts"),
    [("fa", "phone", True), ("fa", "desk", False), ("uk", "phone", False), ("uk", "desk", True)],
)
def test_resident_follows_an_item_by_mail(
    browser: Browser, live_server: LiveServer, language: str, width: str, scripts: bool
) -> None:
    city = example_city(language)
    report = Report.objects.filter(item__plan__city=city, is_current=True).first()
    assert report
    item = report.item
    with visit(browser, live_server, WIDTHS[width], scripts=scripts, accept=language) as window:
        page = window.page

        def looked_at() -> None:
            assert page.locator("html").get_attribute("dir") == direction(language)
            window.fits()
            if scripts:
                window.is_free_of_barriers()

        window.open(f"/{city.slug}/plans/{item.plan.slug}/{item.key}/")
        window.follow(page.locator(".follow a").first)
        looked_at()
        page.locator("input[type=email]").fill(ADDRESS)
        window.follow(page.locator("main form button"))
        assert page.locator("main [role=status]").count() == 1
        looked_at()

        (letter,) = mail.outbox
        window.open(link_in(str(letter.body), "confirm"))
        looked_at()
        window.follow(page.locator("main form button"))
        assert page.locator("main form").count() == 0
        looked_at()

        report.save()  # As publishing does.
        outcome = send_letters(site=Site(live_server.url), now=timezone.now() + timedelta(hours=1))
        assert outcome == Outcome(sent=1)
        news = mail.outbox[-1]
        assert f"#report-{report.pk}" in str(news.body)
        assert isinstance(news, EmailMultiAlternatives)
        page.set_content(html_of(news))
        assert page.locator("html").get_attribute("dir") == direction(language)
        window.fits()

        window.open(link_in(str(news.body), "own"))
        assert page.locator("main li").count() == 1
        looked_at()
        window.open(link_in(str(news.body), "leave"))
        looked_at()
        answer = page.request.post(
            live_server.url + urlsplit(news.extra_headers["List-Unsubscribe"].strip("<>")).path,
            form={"List-Unsubscribe": "One-Click"},
        )
        assert answer.status == 200
        assert Follower.objects.count() == 0
        window.open(link_in(str(news.body), "own"))
        assert page.locator("main li").count() == 0
        looked_at()
