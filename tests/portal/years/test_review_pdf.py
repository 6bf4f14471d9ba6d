"""The review as a PDF: read back, in four languages, and nothing a document says is obeyed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pdfplumber
import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import translation

from tests.cast import Manuscript, large_report, river_report, verbivka
from tests.example_cities import example_city
from townbook.plans.models import Plan, Report
from townbook.plans.selectors.plans import reported_periods
from townbook.portal.years import views
from townbook.portal.years.manuscript import manuscript_of
from townbook.portal.years.period_keys import period_key
from townbook.portal.years.review import year_review
from townbook.reading.readers import read_bytes
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES
from townbook.ui.typesetting import TypesettingFailed

pytestmark = pytest.mark.django_db

PDF = "/verbivka/plans/plan/years/2022/review.pdf"
HEAVIEST = 1_000_000
"""Bytes; the longest example has 200 items."""


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    caches["pressed"].clear()


def squeezed(text: str) -> str:
    """The letters and digits only: lines and hyphens fall elsewhere on paper."""
    return re.sub(r"[\W_]+", "", text)


def pdf(client: Client, path: str) -> bytes:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/pdf"
    return response.content


def words_of(data: bytes) -> str:
    return read_bytes(data, "review.pdf", "uk").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_contains_every_item_and_chapter(client: Client, language: str) -> None:
    city = example_city(language)
    plan = Plan.objects.filter(city=city).latest("id")
    period = reported_periods(plan=plan)[0]
    key = period_key(period, city.calendar)
    made = pdf(client, f"/{city.slug}/plans/{plan.slug}/years/{key}/review.pdf")
    assert len(made) < HEAVIEST
    with translation.override(language):
        set_text = manuscript_of(year_review(city=city, plan=plan, key=key), city, str)
    told = squeezed(read_bytes(made, "review.pdf", language).text)
    chapters = [each["title"] for each in set_text["chapters"]]
    items = [
        line["name"]
        for each in set_text["chapters"]
        for branch in each["branches"]
        for line in branch["lines"]
    ]
    assert items
    missing = [name for name in [*chapters, *items] if squeezed(name) not in told]
    assert missing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_says_its_title_and_language(client: Client, language: str) -> None:
    city = example_city(language)
    plan = Plan.objects.filter(city=city).latest("id")
    key = period_key(reported_periods(plan=plan)[0], city.calendar)
    made = pdf(client, f"/{city.slug}/plans/{plan.slug}/years/{key}/review.pdf")
    with pdfplumber.open(io.BytesIO(made)) as document:
        assert plan.title in document.metadata["Title"]
        assert document.doc.catalog["Lang"].decode() == language
        assert document.doc.catalog["MarkInfo"]["Marked"]
    assert b"pdfuaid" in made


def test_persian_pages_are_numbered_in_persian(client: Client) -> None:
    city = example_city("fa")
    plan = Plan.objects.filter(city=city).latest("id")
    key = period_key(reported_periods(plan=plan)[0], city.calendar)
    made = pdf(client, f"/{city.slug}/plans/{plan.slug}/years/{key}/review.pdf")
    with pdfplumber.open(io.BytesIO(made)) as document:
        numbers = [each.extract_text().split()[-1] for each in document.pages]
    assert numbers[:2] == ["۱", "۲"]


def test_what_a_document_says_is_not_obeyed(client: Client, plan_of: Callable[..., Plan]) -> None:
    sayings = [
        '#read("/etc/passwd")',
        '#include "/etc/hostname"',
        "*не жирне* _і не курсив_ = і не заголовок",
        "$ x^2 $ @посилання <мітка> \\ // не примітка",
        "#panic() ] } ) #{",
        '#import "@preview/cetz:0.3.0"',
    ]
    written = Manuscript("#set page(fill: red) Звіт")
    for number, saying in enumerate(sayings, start=1):
        written.report(written.item(str(number), saying), saying, Status.SUSPENDED)
    plan_of(verbivka(), written)
    Report.objects.update(status_reason="#read(sys.inputs.data)")
    told = squeezed(words_of(pdf(client, PDF)))
    assert [saying for saying in sayings if told.count(squeezed(saying)) < 2] == []
    assert squeezed("#read(sys.inputs.data)") in told
    assert "root:" not in told


def test_letters_of_no_font_do_not_stop_the_press(client: Client, plan_of: Callable[..., Plan]) -> None:
    written = Manuscript("Звіт про парк 🌳")
    written.report(written.item("1", "Дерева 🌳 樹 ไม้ \u202e навпаки"), "Посаджено \ue000.")
    plan_of(verbivka(), written)
    assert "Дерева" in words_of(pdf(client, PDF))


def test_pdf_is_made_once(
    client: Client, plan_of: Callable[..., Plan], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan_of(verbivka(), river_report())
    made = pdf(client, PDF)
    monkeypatch.setattr(views, "typeset", lambda *_: pytest.fail("set twice"))
    assert pdf(client, PDF) == made


def test_publication_makes_another(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), river_report())
    before = client.get(PDF)
    again = client.get(PDF, headers={"if-none-match": before["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Report.objects.filter(status="in progress").update(text="Прокладено другу ділянку.")
    assert squeezed("Прокладено другу ділянку") in squeezed(words_of(pdf(client, PDF)))


def test_language_of_the_reader_is_the_language_of_the_pdf(
    client: Client, plan_of: Callable[..., Plan]
) -> None:
    plan_of(verbivka(), river_report())
    client.cookies["language"] = "en"
    told = words_of(pdf(client, PDF))
    assert "Review: 2022" in told
    assert "Посадити верби" in told


def test_press_that_fails_leads_to_the_page(
    client: Client,
    plan_of: Callable[..., Plan],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object) -> bytes:
        raise TypesettingFailed("out of ink")

    plan_of(verbivka(), river_report())
    monkeypatch.setattr(views, "typeset", fail)
    client.cookies["language"] = "en"
    response = client.get(PDF)
    assert response.status_code == 503
    assert 'href="/verbivka/plans/plan/years/2022/"' in response.content.decode()
    assert "out of ink" in caplog.text


def test_thousand_items_are_set_in_full(client: Client, plan_of: Callable[..., Plan]) -> None:
    plan_of(verbivka(), large_report(20, 50))
    made = pdf(client, PDF)
    assert len(made) < 4 * HEAVIEST
    assert words_of(made).count("Справа ") == 1000
