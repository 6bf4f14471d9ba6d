"""An officer adds a photograph on a phone, without losing a word of what is being written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.visit import WIDTHS, visit
from tests.pictures import picture
from tests.year_of_work import year_of_work
from townbook.plans.models import Report, ReportAttachment
from townbook.plans.services.issue_link import issue_link

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_officer_adds_a_photograph_on_a_phone(
    browser: Browser, live_server: LiveServer, tmp_path: Path, *, scripts: bool
) -> None:
    work = year_of_work()
    _, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    photograph, words = tmp_path / "міст.jpg", tmp_path / "слова.jpg"
    photograph.write_bytes(picture("JPEG"))
    words.write_bytes(b"no picture")
    with visit(browser, live_server, WIDTHS["phone"], scripts=scripts, accept="uk") as window:
        window.open(f"/report/{token}/")
        article = window.page.locator(f"#item-{work.bridge.pk}")
        files = window.page.locator(f"#files-{work.bridge.pk}")
        button = files.locator("[data-file-add]")
        article.locator("textarea[name=text]").fill("Оглянуто міст.")
        files.locator("input[type=file]").set_input_files(photograph)
        if scripts:
            button.click()
            files.locator("img").wait_for()
            files.locator("[data-part=sending]").filter(has_text="Додано").wait_for()
        else:
            window.follow(button)
        assert article.locator("textarea[name=text]").input_value() == "Оглянуто міст."
        assert files.locator("li bdi").inner_text() == "міст.jpg"
        assert files.locator("img").evaluate("image => image.complete || image.decode().then(() => true)")
        window.fits()
        if scripts:
            window.is_free_of_barriers()
            files.locator("[data-file-remove]").click()
            files.locator("img").wait_for(state="detached")
        else:
            window.follow(files.locator("[data-file-remove]"))
        assert files.locator("li").count() == 0
        if scripts:
            article.locator("[data-part=saved]").filter(has_text="Збережено").wait_for()
    assert ReportAttachment.objects.get().removed_at is not None
    assert Report.objects.get(item=work.bridge).text == "Оглянуто міст."
