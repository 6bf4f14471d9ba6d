"""Sessions end, links are taken back, files are too large, two people write: no word is lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.desk.people import person
from tests.journeys.visit import WIDTHS, Visit, visit
from tests.pictures import picture
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.plans.models import Report, ReportAttachment, ReportingLink
from townbook.plans.reporter import Reporter
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.report_steps import submit_reports

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(window: Visit, user: User) -> None:
    """Be that person in the window, in every tab of it."""
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    window.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": window.server}])


def own_form(work: YearOfWork) -> str:
    return f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/form/"


def by_link(work: YearOfWork) -> str:
    _, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    return f"/report/{token}/"


def entry(window: Visit, work: YearOfWork) -> Locator:
    return window.page.locator(f"#item-{work.bridge.pk}")


def told(part: Locator, words: str) -> None:
    part.filter(has_text=words).wait_for()


def test_file_waits_for_whoever_chose_it_to_sign_in_again(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    work = year_of_work()
    olena = person("olena", work.city, Role.BODY_REPORTER, work.roads)
    other = person("other", work.city, Role.BODY_REPORTER, work.roads)
    photograph = tmp_path / "міст.jpg"
    photograph.write_bytes(picture("JPEG"))
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        enter(window, olena)
        window.open(own_form(work))
        here = entry(window, work)
        add, said = here.locator("[data-file-add]"), here.locator("[data-part=sending]")
        here.locator("input[type=file]").set_input_files(photograph)
        Session.objects.all().delete()
        add.click()
        told(said, "Ваш сеанс завершився")
        assert said.locator("a[target=_blank]").get_attribute("href") == "/sign-in/"
        enter(window, other)
        add.click()
        told(said, "Ваш сеанс завершився")
        assert not ReportAttachment.objects.exists()
        enter(window, olena)
        add.click()
        here.locator("img").wait_for()
        window.complaints.clear()  # The refusals, which were the point.
    assert ReportAttachment.objects.get().name == "міст.jpg"


def test_words_by_a_link_that_is_taken_back_stay_and_go_by_the_next_one(
    browser: Browser, live_server: LiveServer
) -> None:
    work = year_of_work()
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        window.open(by_link(work))
        ReportingLink.objects.update(revoked_at=timezone.now())
        here = entry(window, work)
        here.locator("textarea[name=text]").fill("Оглянуто міст.")
        told(here.locator("[data-part=saved]"), "це посилання більше не діє")
        assert here.locator("textarea[name=text]").input_value() == "Оглянуто міст."
        window.is_free_of_barriers()
        window.open(by_link(work))
        told(here.locator("[data-part=saved]"), "Збережено")
        window.complaints.clear()  # The refusal, which was the point.
    assert Report.objects.get(item=work.bridge).text == "Оглянуто міст."


def test_words_that_meet_a_submitted_report_stay_in_their_field(
    browser: Browser, live_server: LiveServer
) -> None:
    work = year_of_work()
    report = work.save(work.bridge, "Оглянуто.")
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        window.open(by_link(work))
        submit_reports(reports=[report], reporter=Reporter())
        here = entry(window, work)
        here.locator("textarea[name=text]").fill("Оглянуто двічі.")
        told(here.locator("[data-part=outcome]"), "Оглянуто двічі.")
        assert here.locator("textarea[name=text]").input_value() == "Оглянуто двічі."
        window.complaints.clear()  # The refusal, which was the point.
    assert Report.objects.get(item=work.bridge).text == "Оглянуто."


def test_file_of_a_hundred_megabytes_is_refused_before_it_is_sent(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    work = year_of_work()
    large = tmp_path / "відео.jpg"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        window.open(by_link(work))
        here = entry(window, work)
        here.locator("textarea[name=text]").fill("Оглянуто міст.")
        told(here.locator("[data-part=saved]"), "Збережено")
        here.locator("input[type=file]").set_input_files(large)
        here.locator("[data-file-add]").click()
        told(here.locator("[data-part=sending]"), "20 МБ")
        assert here.locator("textarea[name=text]").input_value() == "Оглянуто міст."
    assert not ReportAttachment.objects.exists()


def test_file_of_a_hundred_megabytes_is_refused_without_scripts_too(
    browser: Browser, live_server: LiveServer, tmp_path: Path
) -> None:
    work = year_of_work()
    large = tmp_path / "відео.jpg"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    with visit(browser, live_server, WIDTHS["phone"], scripts=False, accept="uk") as window:
        window.open(by_link(work))
        here = entry(window, work)
        here.locator("textarea[name=text]").fill("Оглянуто міст.")
        here.locator("input[type=file]").set_input_files(large)
        window.follow(here.locator("[data-file-add]"))
        told(here.locator("[role=alert]"), "20 МБ")
        assert here.locator("textarea[name=text]").input_value() == "Оглянуто міст."
        window.complaints.clear()  # The refusal, which was the point.
    assert Report.objects.get(item=work.bridge).text == "Оглянуто міст."


def test_second_of_two_sees_what_the_first_wrote_and_decides(
    browser: Browser, live_server: LiveServer
) -> None:
    work = year_of_work()
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        window.open(by_link(work))
        work.save(work.bridge, "Перший.")
        here = entry(window, work)
        here.locator("textarea[name=text]").fill("Другий.")
        told(here.locator("[data-part=outcome]"), "Перший.")
        window.is_free_of_barriers()
        assert Report.objects.get(item=work.bridge).text == "Перший."
        here.locator("textarea[name=text]").fill("Другий, і перший.")
        told(here.locator("[data-part=saved]"), "Збережено")
        window.complaints.clear()  # The difference, which was the point.
    assert Report.objects.get(item=work.bridge).text == "Другий, і перший."


def test_last_words_are_saved_before_the_page_that_submits_them(
    browser: Browser, live_server: LiveServer
) -> None:
    work = year_of_work()
    with visit(browser, live_server, WIDTHS["phone"], scripts=True, accept="uk") as window:
        window.open(by_link(work))
        here = entry(window, work)
        here.locator("select[name=status]").select_option("ongoing")
        here.locator("textarea[name=text]").fill("Останнє слово.")
        window.follow(window.page.locator("a[data-after-saving]"))
        assert Report.objects.get(item=work.bridge).text == "Останнє слово."
        assert window.page.locator("input[name=report]").count() == 1


@pytest.mark.parametrize("language", ["uk", "fa"])
def test_form_is_worked_through_by_keys(browser: Browser, live_server: LiveServer, language: str) -> None:
    work = year_of_work()
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept=language) as window:
        page = window.page
        window.open(f"{by_link(work)}?language={language}")
        page.keyboard.press("Shift+Slash")
        assert page.locator("details[data-keys]").evaluate("each => each.open")
        window.is_free_of_barriers()
        page.keyboard.press("Shift+Slash")
        page.evaluate("document.activeElement.blur()")

        def focused() -> str:
            return str(page.evaluate("document.activeElement.id"))

        first, second = (f"title-{item.pk}" for item in (work.path, work.bridge))
        page.keyboard.press("j")
        assert focused() == first
        page.keyboard.press("j")
        assert focused() == second
        page.keyboard.press("e")
        assert focused() == f"status-{work.bridge.pk}"
        page.keyboard.press("Tab")
        assert focused() == f"text-{work.bridge.pk}"
        page.keyboard.type("Оглянуто. j")
        page.keyboard.press("Control+Enter")
        saved = entry(window, work).locator("[data-part=saved]")
        page.wait_for_function("part => part.textContent !== ''", arg=saved.element_handle())
        assert saved.get_attribute("role") == "status"
        page.keyboard.press("Escape")
        assert focused() == second
        page.keyboard.press("k")
        assert focused() == first
    assert Report.objects.get(item=work.bridge).text == "Оглянуто. j"


def test_reports_are_decided_on_by_keys_and_returning_asks_why(
    browser: Browser, live_server: LiveServer
) -> None:
    work = year_of_work()
    for item in (work.path, work.bridge):
        submit_reports(reports=[work.save(item, "Зроблено.")], reporter=Reporter())
    head = person("petro", work.city, Role.BODY_APPROVER, work.roads)
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        page = window.page
        enter(window, head)
        window.open(f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/")
        boxes = page.locator("input[name=report]")
        boxes.first.uncheck()
        boxes.last.uncheck()
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("j")
        page.keyboard.press("x")
        assert boxes.first.is_checked()
        page.keyboard.press("r")
        assert page.evaluate("document.activeElement.id") == "reason"
        window.is_free_of_barriers()
        page.keyboard.type("Додайте суму.")
        page.keyboard.press("Tab")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        states = {each.item_id: each.state for each in Report.objects.filter(period=work.period)}
        assert states == {work.path.pk: "returned", work.bridge.pk: "submitted"}
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert boxes.first.is_checked() or boxes.last.is_checked()
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("a")
    assert Report.objects.get(item=work.bridge).state == "approved"


def test_board_is_gone_through_by_keys(browser: Browser, live_server: LiveServer) -> None:
    work = year_of_work()
    olena = person("olena", work.city, Role.STRATEGY_EDITOR)
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        page = window.page
        enter(window, olena)
        window.open(f"/verbivka/desk/periods/{work.period.pk}/")
        bodies = page.locator("[data-key-stop]")
        page.keyboard.press("j")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.href") == bodies.nth(1).evaluate("link => link.href")
        page.keyboard.press("Shift+Slash")
        window.is_free_of_barriers()
        page.keyboard.press("k")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        assert "/bodies/" in page.url
        window.open("/verbivka/desk/periods/letters/")
        window.is_free_of_barriers()
        window.open("/verbivka/desk/periods/")
        window.is_free_of_barriers()
