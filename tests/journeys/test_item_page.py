"""A resident before a fence: from the code on the sign to what was promised, and what was changed since."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pdfplumber
import pytest

from tests.example_cities import example_city
from tests.journeys.visit import visit
from townbook.plans.models import Item, Report
from townbook.plans.selectors.item_versions import content_of
from townbook.plans.services.revise_item import revise_item
from townbook.plans.services.set_milestones import NewMilestone, set_milestones
from townbook.portal.items.short_codes import code_of
from townbook.text.languages import direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NEW_WORDS = {"he": "בהשתתפות התושבים", "en": "with the residents", "fa": "با همراهی شهروندان"}


def changed_item(language: str) -> tuple[Item, str]:
    """An item of the example city that was changed twice, and the path of its page."""
    city = example_city(language)
    report = Report.objects.filter(item__plan__city=city, figures__isnull=False).order_by("item_id")[0]
    item = Item.objects.select_related("plan__city").get(pk=report.item_id)
    steps = [NewMilestone(NEW_WORDS[language], date(2020, 1, 1)), NewMilestone("2", date(2999, 1, 1))]
    set_milestones(item=item, milestones=steps, expected_version=1, actor=None)
    content = content_of(item=item)
    title = f"{content.title} {NEW_WORDS[language]}"
    revise_item(item=item, content=replace(content, title=title), expected_version=2, actor=None)
    return item, f"/{city.slug}/plans/{item.plan.slug}/{item.key}/"


@pytest.mark.parametrize(("language", "width"), [("he", 390), ("en", 1280), ("fa", 390)])
def test_resident_follows_the_code_to_what_was_changed(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    item, path = changed_item(language)
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        window.open(f"/i/{code_of(item.pk).lower()}")
        assert page.url == live_server.url + path
        assert page.locator("html").get_attribute("dir") == direction(language)
        assert page.locator(".milestone").count() == 2
        assert page.locator(".qr").evaluate("image => image.naturalWidth > 0")
        window.fits()
        window.is_free_of_barriers()
        window.follow(page.locator('.item-origin a[href$="/history/"]'))
        assert NEW_WORDS[language] in page.locator(".history ins").first.inner_text()
        window.fits()
        window.is_free_of_barriers()
        window.open(f"{path}sign/")
        assert page.locator(".sign-address").inner_text().endswith(f"/i/{code_of(item.pk)}")
        window.fits()
        window.is_free_of_barriers()


def test_words_of_a_figure_lead_to_the_document_without_scripts(
    browser: Browser, live_server: LiveServer
) -> None:
    _, path = changed_item("he")
    with visit(browser, live_server, 390, scripts=False, accept="he") as window:
        window.open(path)
        words = window.page.locator("mark .figure-words").first
        said = words.inner_text()
        window.follow(words)
        assert window.page.locator("#passage").inner_text().split() == said.split()


@pytest.mark.parametrize("language", ["he", "en"])
def test_sign_is_one_sheet_without_anything_to_click(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    item, path = changed_item(language)
    with visit(browser, live_server, 1280, scripts=False, accept=language) as window:
        window.open(f"{path}sign/")
        window.page.emulate_media(media="print")
        assert window.page.locator(".masthead:visible, .colophon:visible, .sign-help:visible").count() == 0
        with pdfplumber.open(io.BytesIO(window.page.pdf(format="A4"))) as paper:
            assert len(paper.pages) == 1
            assert f"/i/{code_of(item.pk)}" in paper.pages[0].extract_text()
