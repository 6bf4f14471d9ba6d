"""The strategy office begins a plan of three levels, moves a branch, publishes it, and merges two bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cast import anarabad, verbivka
from tests.journeys.visit import Visit, visit
from tests.plans.services.by_hand import hand_plan, outline, put
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Body
from townbook.cities.services.add_body import add_body
from townbook.cities.services.add_place import add_place
from townbook.cities.services.grant_role import grant_role
from townbook.plans.models import Item, Plan
from townbook.plans.services.remove_item import remove_item

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "довгий-пароль-1"
TOWNS = {"uk": verbivka, "fa": anarabad}
WORDS = {
    "uk": (
        "Стратегія міста",
        "Чисте довкілля",
        "Більше парків",
        "Висадити сад",
        "Управління парків",
        "Парки",
    ),
    "fa": ("برنامهٔ شهر", "محیط پاک", "بوستان بیشتر", "کاشت باغ", "سازمان بوستان‌ها", "بوستان‌ها"),
}


def sign_in(window: Visit, path: str) -> None:
    page = window.page
    window.open(path)
    page.locator("main input:not([type=hidden])").first.fill("office@example.org")
    page.locator("input[type=password]").fill(PASSWORD)
    window.follow(page.locator("main form button[type=submit], main form button").first)


def looks_right(window: Visit, *, scripts: bool) -> None:
    window.fits()
    if scripts:
        window.is_free_of_barriers()


@pytest.mark.parametrize(
    ("language", "width", "scripts"),
    [("uk", 390, False), ("uk", 1280, True), ("fa", 390, True), ("fa", 1280, False)],
)
def test_office_writes_a_plan(
    browser: Browser, live_server: LiveServer, language: str, width: int, *, scripts: bool
) -> None:
    city = TOWNS[language]()
    user = User.objects.create_user("office@example.org", PASSWORD)
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    title, *titles, body, merged = WORDS[language]
    with visit(browser, live_server, width, scripts=scripts, accept=language) as window:
        page = window.page
        sign_in(window, f"/{city.slug}/desk/plans/")
        looks_right(window, scripts=scripts)
        window.follow(page.locator("main .button").first)
        page.locator("#id_title").fill(title)
        looks_right(window, scripts=scripts)
        window.follow(page.locator("main form .button"))
        add_items(window, titles)
        looks_right(window, scripts=scripts)
        plan = Plan.objects.get(city=city)
        assert outline(plan) == [f"{titles[0]} 0", f".{titles[1]} 1", f"..{titles[2]} 2"]
        move_to_the_top(window, scripts=scripts)
        assert outline(plan) == [f"{titles[0]} 0", f".{titles[1]} 1", f"{titles[2]} 0"]
        move_by_one(window, plan, titles, scripts=scripts)
        answer_for_it(window, plan, titles[2], body, scripts=scripts)
        page.goto(f"{live_server.url}/{city.slug}/desk/plans/{plan.slug}/")
        window.follow(page.locator(".actions form button"))
        assert page.locator("[role=status]").is_visible()
        window.follow(page.locator(".actions a").last)
        assert page.locator("h1").inner_text() == title
        merge(window, city.slug, body, merged, scripts=scripts)


def add_items(window: Visit, titles: list[str]) -> None:
    """Each as a part of the one before."""
    page = window.page
    window.follow(page.locator(".actions .button").first)
    for number, each in enumerate(titles):
        if number:
            window.follow(page.locator("a[href*='?under=']"))
        page.locator("#id_title").fill(each)
        window.follow(page.locator("main form .button"))
    assert page.locator("h1").inner_text() == titles[-1]


def move_to_the_top(window: Visit, *, scripts: bool) -> None:
    page = window.page
    window.follow(page.locator("a[href$='/move/']"))
    looks_right(window, scripts=scripts)
    page.locator("input[name=where][value=top]").check()
    window.follow(page.locator("main form[method=post] .button"))


def move_by_one(window: Visit, plan: Plan, titles: list[str], *, scripts: bool) -> None:
    """In the tree by keys, else on the item's page by a button: into the one above, and up."""
    page = window.page
    moved = Item.objects.get(plan=plan, title=titles[2])
    if scripts:
        page.wait_for_selector(f"#item-{moved.pk} > a:focus")
        forward = "ArrowLeft" if page.evaluate("document.dir") == "rtl" else "ArrowRight"
        for key, said in ((forward, titles[0]), ("ArrowUp", "1" if plan.language == "uk" else "۱")):
            with page.expect_response(lambda answer: "at=" in answer.url):
                page.keyboard.press(f"Alt+Shift+{key}")
            page.wait_for_selector(f"#item-{moved.pk}.moved > a:focus")
            assert said in page.locator("#said[role=status]").inner_text()
        looks_right(window, scripts=scripts)
    else:
        window.follow(page.locator(f"#item-{moved.pk} a"))
        window.follow(page.locator("button[value=in]"))
        window.follow(page.locator("button[value=up]"))
        assert page.locator("[role=status] a[href*='/restore/']").is_visible()
    assert outline(plan) == [f"{titles[0]} 0", f".{titles[2]} 1", f".{titles[1]} 1"]


def answer_for_it(window: Visit, plan: Plan, title: str, body: str, *, scripts: bool) -> None:
    """A body that nobody knew is made on the way."""
    page = window.page
    item = Item.objects.get(plan=plan, title=title)
    window.open(f"/{plan.city.slug}/desk/plans/{plan.slug}/items/{item.key}/")
    looks_right(window, scripts=scripts)
    window.follow(page.locator("a[href$='/bodies/']:not(nav a)"))
    looks_right(window, scripts=scripts)
    page.locator("#id_new_body").fill(body)
    window.follow(page.locator("main form .button"))
    assert page.locator("[role=status]").is_visible()
    assert page.locator(".item-links section").first.locator("li").first.inner_text().startswith(body)


def merge(window: Visit, slug: str, body: str, merged: str, *, scripts: bool) -> None:
    """A second body of another name turns out to be the first."""
    page = window.page
    window.open(f"/{slug}/desk/bodies/")
    looks_right(window, scripts=scripts)
    page.locator("#id_name").fill(merged)
    window.follow(page.locator("main form[method=post] .button"))
    looks_right(window, scripts=scripts)
    window.follow(page.locator("a[href$='/merge/']"))
    looks_right(window, scripts=scripts)
    page.locator("#id_into").select_option(label=body)
    window.follow(page.locator("main form .button"))
    assert page.locator("h1").inner_text() == body
    assert merged in page.locator(".item-links").inner_text()
    gone = Body.objects.get(name=merged)
    window.open(f"/{slug}/bodies/{gone.key}/")
    assert page.locator("h1").inner_text() == body


@pytest.mark.parametrize(("language", "width"), [("uk", 390), ("fa", 1280)])
def test_no_page_of_an_editor_has_barriers(
    browser: Browser, live_server: LiveServer, language: str, width: int
) -> None:
    city = TOWNS[language]()
    user = User.objects.create_user("office@example.org", PASSWORD)
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    title, *titles, body, _merged = WORDS[language]
    plan = hand_plan(city)
    item = put(plan, titles[0], number="1")
    gone = put(plan, titles[1], item)
    remove_item(item=gone, actor=None)
    known = add_body(city=city, name=body, actor=None)
    add_place(city=city, name=title, latitude="35", longitude="51", actor=None)
    of_plan = f"/{city.slug}/desk/plans/plan/"
    of_item = f"{of_plan}items/{item.key}/"
    of_body = f"/{city.slug}/desk/bodies/{known.key}/"
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        sign_in(window, of_plan)
        for path in (
            *(of_plan, f"{of_plan}?q=zzz", f"{of_plan}settings/", f"{of_plan}items/{gone.key}/"),
            *(f"{of_item}milestones/", f"{of_item}places/", f"{of_plan}new-item/?after={item.key}"),
            *(of_body, f"{of_body}contacts/"),
        ):
            window.open(path)
            looks_right(window, scripts=True)
        window.open(of_item)
        window.page.locator("#id_title").fill("")
        window.page.locator("#id_starts").fill("?")
        window.complaints.clear()
        window.follow(window.page.locator(".edit-form .button"))
        assert window.page.locator("[aria-invalid=true]").count() == 2
        looks_right(window, scripts=True)
        # The browser says of itself that the page is a refusal.
        assert [each for each in window.complaints if "422" not in each] == []
        window.complaints.clear()
