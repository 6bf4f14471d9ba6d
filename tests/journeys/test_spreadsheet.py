"""The office takes its plan along as a sheet, edits it, looks over what would change, and brings it in."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.desk.people import signed_in
from tests.example_cities import example_city
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.plans.models import Item, Plan
from townbook.text.languages import direction

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def taken(window: Visit, folder: Path, form: str) -> Path:
    with window.page.expect_download() as download:
        window.page.locator(f"a[href$='.{form}']").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def look(window: Visit, city: City, *, scripts: bool) -> None:
    assert window.page.locator("html").get_attribute("dir") == direction(city.language)
    window.fits()
    if scripts:
        window.is_free_of_barriers()


@pytest.mark.parametrize(("language", "width", "scripts"), [("fa", "desk", False), ("uk", "phone", True)])
def test_plan_goes_out_as_a_sheet_and_comes_back(
    browser: Browser, live_server: LiveServer, tmp_path: Path, language: str, width: str, *, scripts: bool
) -> None:
    city = example_city(language)
    plan = Plan.objects.filter(city=city).order_by("id")[0]
    item = Item.objects.filter(plan=plan).order_by("id")[0]
    client = signed_in("office", city, Role.STRATEGY_EDITOR)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    with visit(browser, live_server, WIDTHS[width], scripts=scripts, accept=language) as window:
        window.page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": window.server}])
        window.open(f"/{city.slug}/desk/plans/{plan.slug}/sheet/")
        look(window, city, scripts=scripts)
        book = taken(window, tmp_path, "xlsx")
        window.page.locator("input[type=file]").set_input_files(book)
        window.follow(window.page.locator("main form .button"))
        assert window.page.locator("main .notice[role=status]").count() == 1
        assert window.page.locator("input[name=reason]").count() == 0
        window.open(f"/{city.slug}/desk/plans/{plan.slug}/sheet/")
        text = taken(window, tmp_path, "csv")
        edited(text)
        window.page.locator("input[type=file]").set_input_files(text)
        window.follow(window.page.locator("main form .button"))
        look(window, city, scripts=scripts)
        assert window.page.locator("section[aria-labelledby=changed-title] ins").inner_text() == "۱=۱ نو"
        window.follow(window.page.locator("main form .button"))
        look(window, city, scripts=scripts)
        assert window.page.locator("main .notice[role=status]").count() == 1
    item.refresh_from_db()
    assert item.title == "۱=۱ نو"
    assert Item.objects.get(plan=plan, title="=NEW()").level_id == item.level_id


def edited(path: Path) -> None:
    """Another title for the first line, and a line that a spreadsheet program would compute."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    rows[1]["title"] = "۱=۱ نو"
    rows.append({**dict.fromkeys(rows[0], ""), "title": "'=NEW()", "level": rows[1]["level"]})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
