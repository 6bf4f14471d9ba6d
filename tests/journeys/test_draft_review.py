"""The strategy office reviews a Draft beside its document, with the keyboard alone and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import anarabad, river_report, verbivka
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role
from townbook.intake.enums import DraftState
from townbook.intake.models import Draft, DraftOperation
from townbook.intake.services.accept_draft import accept_draft

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "довгий-пароль-1"

SELECT = """words => {
  const lines = document.createTreeWalker(document.querySelector(".document"), NodeFilter.SHOW_TEXT);
  while (lines.nextNode()) {
    const at = lines.currentNode.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(lines.currentNode, at, lines.currentNode, at + words.length);
    }
  }
}"""


def waiting(city: City) -> Draft:
    draft = river_report().store(city)
    draft.content["reports"][1]["status"]["confidence"] = 0.5
    place = draft.content["items"][0]["passage"]
    draft.content["doubts"] = [{"kind": "x", "message": "Хто відповідає за береги?", "passage": place}]
    draft.save()
    return draft


def enter(window: Visit, city: City, path: str) -> None:
    editor = User.objects.create_user("olena@example.org", PASSWORD)
    grant_role(user=editor, city=city, role=Role.STRATEGY_EDITOR, body=None)
    page = window.page
    window.open(f"/sign-in/?next={path}")
    page.locator("main input:not([type=hidden])").first.fill("olena@example.org")
    page.locator("main input[type=password]").fill(PASSWORD)
    window.follow(page.locator("main button[type=submit]").first)


def done() -> list[str]:
    return list(DraftOperation.objects.order_by("number").values_list("operation__kind", flat=True))


def press(window: Visit, key: str) -> None:
    """A key that leads to another page."""
    with window.page.expect_navigation(wait_until="load"):
        window.page.keyboard.press(key)


@pytest.mark.parametrize(("language", "city_of"), [("uk", verbivka), ("fa", anarabad)], ids=["uk", "fa"])
def test_whole_review_by_keyboard(
    browser: Browser, live_server: LiveServer, language: str, city_of: type
) -> None:
    city = city_of()
    draft = waiting(city)
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept=language) as window:
        page = window.page
        enter(window, city, f"/{city.slug}/desk/drafts/{draft.source.key}/")
        window.is_free_of_barriers()
        press(window, "j")
        page.wait_for_function("document.activeElement.id === 'open'")
        assert page.locator("#open").inner_text() == "1 Зелені береги"
        press(window, "a")
        assert page.locator("#open").inner_text() == "1.1 Посадити верби"
        press(window, "k")
        press(window, "j")
        # While typing, letters are letters.
        press(window, "e")
        page.wait_for_function("document.activeElement.name === 'report:0|status'")
        window.is_free_of_barriers()
        page.locator("[name='item:i2|title']").focus()
        page.keyboard.press("End")
        page.keyboard.type(" jax")
        press(window, "Control+Enter")
        assert done() == ["accept", "correct"]
        assert page.locator("#open").inner_text() == "1.2 Прокласти стежку"
        press(window, "x")
        assert done()[-1] == "drop"
        press(window, "u")
        assert done()[-1] == "undo"
        press(window, "m") if page.locator("[data-keys=KeyM]").count() else press(window, "j")
        page.keyboard.press("Shift+Slash")
        assert page.locator(".review-keys").get_attribute("open") is not None
        page.keyboard.press("Slash")
        assert page.evaluate("document.activeElement.id") == "words"
        page.keyboard.type("2.1")
        press(window, "Enter")
        page.locator("[data-list] > li > a").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowUp")
        press(window, "Enter")
        assert page.locator("#open").is_visible()
        window.is_free_of_barriers()
        window.fits()


def test_keys_are_places_not_letters_and_can_be_turned_off(browser: Browser, live_server: LiveServer) -> None:
    city = verbivka()
    draft = waiting(city)
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        page = window.page
        enter(window, city, f"/verbivka/desk/drafts/{draft.source.key}/?record=item:i1")
        # The key of the Latin J writes о in Ukrainian, ח in Hebrew, ت in Persian.
        for letter in "оחت":
            with page.expect_navigation(wait_until="load"):
                page.evaluate(
                    "letter => document.body.dispatchEvent(new KeyboardEvent('keydown',"
                    " {key: letter, code: 'KeyJ', bubbles: true, cancelable: true}))",
                    letter,
                )
        assert page.locator("#open").inner_text() == "2 Безпечні мости"
        page.keyboard.press("Shift+Slash")
        page.locator("[data-keys-off]").check()
        page.locator("#open").focus()
        page.keyboard.press("x")
        page.reload()
        page.locator("#open").focus()
        page.keyboard.press("x")
        assert done() == []


def test_document_turns_to_the_open_record(browser: Browser, live_server: LiveServer) -> None:
    city = verbivka()
    written = river_report()
    for number in range(90):
        written.write(f"Рядок {number}. " + "Слова звіту. " * 12)
    written.item("9", "Останнє завдання")
    draft = written.store(city)
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        enter(window, city, f"/verbivka/desk/drafts/{draft.source.key}/?record=item:i6")
        paper, words = (window.page.locator(each).bounding_box() for each in ("[data-paper]", "#passage"))
        assert paper is not None
        assert words is not None
        assert paper["y"] <= words["y"] <= paper["y"] + paper["height"]


@pytest.mark.parametrize(
    ("language", "city_of", "width"), [("uk", verbivka, 1280), ("fa", anarabad, 390)], ids=["uk", "fa"]
)
def test_review_fits_and_has_no_barriers(
    browser: Browser, live_server: LiveServer, width: int, language: str, city_of: type
) -> None:
    city = city_of()
    draft = waiting(city)
    start = f"/{city.slug}/desk/drafts/{draft.source.key}/"
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        enter(window, city, start)
        for query in (
            "",
            "?record=item:i3",
            "?record=item:i3&do=edit",
            "?record=item:i3&do=move",
            "?record=item:i3&do=split",
            "?record=body:b1&do=merge",
            "?view=doubts",
            "?view=difference",
            "?view=history",
            "?filter=bodies",
        ):
            window.open(start + query)
            window.fits()
            window.is_free_of_barriers()
        window.open(f"/{city.slug}/desk/drafts/")
        window.fits()
        window.is_free_of_barriers()


def test_missed_words_are_added_by_selecting_and_by_writing(
    browser: Browser, live_server: LiveServer
) -> None:
    city = anarabad()
    written = river_report()
    written.write("1.3 Поставити лави 🌳 біля ставка")
    written.write("Встановлено 12 лав.")
    draft = written.store(city)
    start = f"/{city.slug}/desk/drafts/{draft.source.key}/"
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="fa") as window:
        page = window.page
        enter(window, city, start)
        page.evaluate(SELECT, "біля ставка")
        assert page.locator("[data-take]").is_visible()
        press(window, "n")
        assert page.locator("#passage").inner_text() == "біля ставка"
        assert page.locator("#add-words").input_value() == "біля ставка"
        window.open(f"{start}?do=add")
        page.evaluate(SELECT, "1.3 Поставити лави 🌳 біля ставка")
        page.locator("[data-take-item]").click()
        page.evaluate(SELECT, "Встановлено 12 лав.")
        page.locator("[data-take-report]").click()
        window.is_free_of_barriers()
        press(window, "Control+Enter")
        assert page.locator("#open").inner_text() == "1.3 Поставити лави 🌳 біля ставка"
        assert "Встановлено 12 лав." in page.locator(".review-record").inner_text()
        # By the keyboard alone: the first words and the last.
        page.keyboard.press("Escape")
        press(window, "n")
        page.wait_for_function("document.activeElement.id === 'add-words'")
        page.keyboard.type("Встановлено … лав.")
        press(window, "Control+Enter")
        assert page.locator("#open").inner_text() == "Встановлено 12 лав."
        assert done() == ["add", "add"]
        press(window, "u")
        assert done()[-1] == "undo"


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_another_plan_is_chosen_and_statuses_said(
    browser: Browser, live_server: LiveServer, *, scripts: bool
) -> None:
    city = verbivka()
    accept_draft(draft=river_report(2021).store(city), actor=None)
    draft = waiting(city)
    start = f"/verbivka/desk/drafts/{draft.source.key}/"
    with visit(browser, live_server, WIDTHS["desk"], scripts=scripts, accept="uk") as window:
        page = window.page
        enter(window, city, start)
        window.follow(page.get_by_role("link", name="Обрати інший"))
        page.get_by_label("Новий план").check()
        window.follow(page.get_by_role("button", name="Обрати цей план"))
        if scripts:
            window.is_free_of_barriers()
        window.open(f"{start}?record=item:i3")
        if scripts:
            press(window, "6")
        else:
            window.follow(page.get_by_role("button", name="виконано"))
        window.open(f"{start}?view=difference")
        assert "Після прийняття постане новий план" in page.locator("main").inner_text()
        assert done() == ["choose plan", "correct"]


def test_whole_review_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    city = verbivka()
    draft = waiting(city)
    with visit(browser, live_server, WIDTHS["phone"], scripts=False, accept="uk") as window:
        page = window.page
        enter(window, city, f"/verbivka/desk/drafts/{draft.source.key}/")
        window.follow(page.locator(".review-bulk button"))
        window.follow(page.get_by_role("link", name="1.2 Прокласти стежку"))
        window.follow(page.get_by_role("link", name="Виправити"))
        page.locator("[name='item:i3|title']").fill("Прокласти стежки")
        window.follow(page.get_by_role("button", name="Зберегти і далі"))
        window.follow(page.get_by_role("button", name="Прийняти чернетку"))
        assert "Хто відповідає за береги?" in page.locator("main").inner_text()
        window.follow(page.get_by_role("button", name="Прийняти попри ці сумніви"))
        draft.refresh_from_db()
        assert draft.state == DraftState.ACCEPTED
        assert done() == ["accept", "correct"]
