"""From a letter with one link to a published report: an officer on a phone, a head, the office."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.desk.people import signed_in
from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.cities.enums import Role
from townbook.cities.models import Body, City
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.reporting_duties import reporting_bodies
from townbook.plans.services.ensure_periods import ensure_periods
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.open_period import open_period
from townbook.reading.draft import DraftPeriod
from townbook.text.languages import LANGUAGES, direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = {
    "uk": "Відремонтовано 3 км, витрачено 18,5 млн грн.",
    "he": "שופצו 3 קילומטרים, הושקעו 2.5 מיליון ש״ח.",
    "fa": "۳ کیلومتر مرمت شد و ۲۰ میلیارد ریال هزینه شد.",
    "en": "3 km were repaired, $2.5 million spent.",
}

MARKED = " <b>&amp;</b>"
"""What a person may write, and no page may take for its own."""

UNTIL = {
    "uk": ("2031", date(2031, 1, 1), date(2031, 12, 31)),
    "he": ("יוני 2031", date(2031, 6, 1), date(2031, 6, 30)),
    "fa": ("۱۴۰۹", date(2030, 3, 21), date(2031, 3, 20)),
    "en": ("6 June 2031", date(2031, 6, 6), date(2031, 6, 6)),
}
"""A time as people of the language write it, by their calendar; its first and last day."""

PERCENT = {"uk": "40", "he": "40 %", "fa": "۴۰٪", "en": "٤٠"}
"""Forty in the digits of several keyboards."""


def opened(city: City) -> tuple[Period, Body, list[Item]]:
    """A period of the city's plan that bodies report on, and the body with the fewest items."""
    plan = max(Plan.objects.filter(city=city), key=lambda plan: len(reporting_bodies(plan=plan)))
    said = DraftPeriod("…", city.today - timedelta(days=300), city.today)
    period = ensure_periods(plan=plan, periods=[said])[said]
    open_period(period=period, due=city.today + timedelta(days=14), message="", actor=None)
    pk, items = min(reporting_bodies(plan=plan).items(), key=lambda pair: len(pair[1]))
    return period, Body.objects.get(pk=pk), items


def enter(window: Visit, city: City, role: Role, body: Body | None) -> None:
    """Be somebody with that role in the window."""
    client = signed_in(f"{role.name.lower()}-{city.slug}", city, role, body)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    window.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": window.server}])


def look(window: Visit, city: City, *, scripts: bool) -> None:
    """The page is in the city's direction, fits, and holds nobody back."""
    assert window.page.locator("html").get_attribute("dir") == direction(city.language)
    window.fits()
    if scripts:
        window.is_free_of_barriers()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_report_goes_from_a_link_on_a_phone_to_the_public(
    browser: Browser, live_server: LiveServer, language: str, *, scripts: bool
) -> None:
    city = example_city(language)
    period, body, items = opened(city)
    _, token = issue_link(period=period, body=body, recipient="", actor=None)
    first = items[0]
    with visit(browser, live_server, WIDTHS["phone"], scripts=scripts, accept=language) as window:
        officer_reports(window, city, f"/report/{token}/", first, scripts=scripts)
    report = Report.objects.get(item=first, period=period)
    assert (report.state, report.progress) == ("submitted", 40)
    assert (report.status_until, report.status_until_ends) == UNTIL[language][1:]
    assert report.text == WORDS[language] + MARKED
    board = f"/{city.slug}/desk/periods/{period.pk}/"
    with visit(browser, live_server, WIDTHS["desk"], scripts=scripts, accept=language) as window:
        enter(window, city, Role.BODY_APPROVER, body)
        window.open(f"{board}bodies/{body.key}/")
        look(window, city, scripts=scripts)
        ticked = window.page.locator("input[name=report]")
        ticked.first.check()
        window.follow(window.page.locator("button[name=decision][value=approve]"))
        assert Report.objects.get(item=first, period=period).state == "approved"
    with visit(browser, live_server, WIDTHS["desk"], scripts=scripts, accept=language) as window:
        enter(window, city, Role.STRATEGY_EDITOR, None)
        window.open(board)
        look(window, city, scripts=scripts)
        window.follow(window.page.locator(f'form[action$="{period.pk}/publish/"] button'))
        look(window, city, scripts=scripts)
        window.open(f"/{city.slug}/plans/{period.plan.slug}/{first.key}/")
        told = window.page.locator(".report .narrative").first.inner_text()
        assert [word for word in WORDS[language].split() if word.strip(",.") not in told] == []
        assert "<b>&amp;</b>" in told
        window.follow(window.page.locator(".report .margin-mark").first)
        assert window.page.locator("#passage").is_visible()


def officer_reports(window: Visit, city: City, form: str, item: Item, *, scripts: bool) -> None:
    """Write three lines on a phone, confirm the figures, look over, submit."""
    page = window.page
    window.open(form)
    look(window, city, scripts=scripts)
    entry = page.locator(f"#item-{item.pk}")
    entry.locator("select[name=status]").select_option("postponed")
    entry.locator("input[name=progress]").fill(PERCENT[city.language])
    entry.locator("input[name=until]").fill(UNTIL[city.language][0])
    entry.locator("textarea[name=reason]").fill("…")
    entry.locator("textarea[name=text]").fill(WORDS[city.language] + MARKED)
    if scripts:
        entry.locator("input[name=figure]").first.wait_for()
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            entry.locator("input[name=figure]").first.check()
        page.wait_for_function(
            "pk => document.querySelector(`#item-${pk} input[name=seen]`).value === '2'", arg=item.pk
        )
    else:
        window.follow(entry.locator("button[type=submit]"))
        page.locator(f"#item-{item.pk} input[name=figure]").first.check()
        window.follow(page.locator(f"#item-{item.pk} button[type=submit]").first)
    look(window, city, scripts=scripts)
    window.follow(page.locator("main a.button").last)
    look(window, city, scripts=scripts)
    window.follow(page.locator("main form button[type=submit]").last)
    look(window, city, scripts=scripts)
    assert page.locator("#sent").is_visible()


def test_words_are_kept_when_the_connection_breaks(browser: Browser, live_server: LiveServer) -> None:
    city = example_city("uk")
    period, body, items = opened(city)
    _, token = issue_link(period=period, body=body, recipient="", actor=None)
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        page = window.page
        window.open(f"/report/{token}/")
        page.context.set_offline(True)
        field = page.locator(f"#item-{items[0].pk} textarea[name=text]")
        field.fill("Слова без зв’язку.")
        page.wait_for_function(
            "pk => document.querySelector(`#item-${pk} [data-part=saved]`).textContent !== ''",
            arg=items[0].pk,
        )
        page.context.set_offline(False)
        page.reload()
        assert field.input_value() == "Слова без зв’язку."
        page.wait_for_function(
            "pk => document.querySelector(`#item-${pk} input[name=seen]`).value === '1'", arg=items[0].pk
        )
        window.complaints.clear()  # The broken connection, which was the point.
    assert Report.objects.get(item=items[0], period=period).text == "Слова без зв’язку."
