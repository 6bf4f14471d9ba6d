"""Two people review one Draft; browsers are closed and the server is killed, and nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.cast import river_report, river_table, verbivka
from tests.journeys.visit import WIDTHS, Visit, visit
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role
from townbook.intake.models import DraftOperation

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]
PASSWORD = "довгий-пароль-1"

MAKE = """
import sys, django
django.setup()
from django.core.management import call_command
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.create_city import CityProfile, create_city
from townbook.cities.services.grant_role import grant_role
from townbook.intake.models import Draft
call_command("migrate", verbosity=0)
city = create_city(profile=CityProfile("verbivka", "Вербівка", "uk", "UA", "UAH"))
call_command("import_document", sys.argv[1], city="verbivka", verbosity=0)
user = User.objects.create_user("olena@example.org", sys.argv[2])
grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
print(Draft.objects.get().source.key)
"""


def enter(window: Visit, city: City, name: str, path: str) -> None:
    """Somebody of the strategy office signs in."""
    user = User.objects.create_user(f"{name}@example.org", PASSWORD, name=name)
    grant_role(user=user, city=city, role=Role.STRATEGY_EDITOR, body=None)
    sign_in(window.page, f"{window.server}/sign-in/?next={path}", f"{name}@example.org")


def sign_in(page: Page, address: str, email: str) -> None:
    page.goto(address)
    page.locator("main input:not([type=hidden])").first.fill(email)
    page.locator("main input[type=password]").fill(PASSWORD)
    with page.expect_navigation(wait_until="load"):
        page.locator("main button[type=submit]").first.click()


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def retitle(page: Page, start: str, title: str) -> None:
    page.goto(f"{start}?record=item:i2&do=edit")
    page.locator("[name='item:i2|title']").fill(title)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_two_at_once_never_overwrite_each_other(
    browser: Browser, live_server: LiveServer, *, scripts: bool
) -> None:
    city = verbivka()
    draft = river_report().store(city)
    path = f"/verbivka/desk/drafts/{draft.source.key}/"
    start = f"{live_server.url}{path}"
    with (
        visit(browser, live_server, WIDTHS["desk"], scripts=scripts, accept="uk") as first,
        visit(browser, live_server, WIDTHS["phone"], scripts=scripts, accept="uk") as second,
    ):
        enter(first, city, "olena", path)
        enter(second, city, "petro", path)
        for window, title in ((first, "Посадити 40 верб"), (second, "Посадити верби й тополі")):
            retitle(window.page, start, title)
        first.follow(first.page.get_by_role("button", name="Зберегти і далі"))
        with second.page.expect_navigation(wait_until="load"):
            second.page.get_by_role("button", name="Зберегти і далі").click()
        shown = second.page.locator("main").inner_text()
        assert "olena" in shown
        assert "Посадити 40 верб" in shown
        assert second.page.locator("[name='item:i2|title']").input_value() == "Посадити верби й тополі"
        # The browser says on its console that it was refused.
        second.complaints.clear()
        # Another record is nobody's business, and what was refused is decided with both in view.
        first.page.goto(f"{start}?record=item:i3")
        first.follow(first.page.get_by_role("button", name="Вилучити", exact=True))
        second.follow(second.page.get_by_role("button", name="Зберегти і далі"))
        second.page.goto(f"{start}?view=history")
        told = second.page.locator("ol.rows").inner_text()
        assert told.index("Посадити верби й тополі") < told.index("Посадити 40 верб")
    kinds = list(DraftOperation.objects.order_by("number").values_list("actor__name", "operation__kind"))
    assert kinds == [("olena", "correct"), ("olena", "drop"), ("petro", "correct")]


def test_closed_browser_loses_nothing(browser: Browser, live_server: LiveServer) -> None:
    city = verbivka()
    draft = river_report().store(city)
    path = f"/verbivka/desk/drafts/{draft.source.key}/"
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        enter(window, city, "olena", path)
        press(window.page, "j")
        press(window.page, "a")
    with visit(browser, live_server, WIDTHS["desk"], scripts=True, accept="uk") as window:
        sign_in(window.page, f"{live_server.url}/sign-in/?next={path}", "olena@example.org")
        assert "Переглянуто 1 із 7" in window.page.locator("main").inner_text()


@dataclass
class Installation:
    """A Townbook of its own, served by a process of its own."""

    folder: Path
    port: int

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        known = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        here = {"TOWNBOOK_VAR": str(self.folder), "DJANGO_SETTINGS_MODULE": "config.settings", "DEBUG": "1"}
        return known | here | {"PYTHONPATH": str(ROOT)}

    def make(self) -> str:
        """Fill it; the key of the Draft that waits in it."""
        document = self.folder / "river.txt"
        document.write_text(river_table(), encoding="utf-8")
        command = [sys.executable, "-c", MAKE, str(document), PASSWORD]
        made = subprocess.run(
            command, check=True, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True
        )
        return made.stdout.split()[-1]

    @contextmanager
    def served(self) -> Iterator[subprocess.Popen[bytes]]:
        """The server, from when it answers; killed at the end where it still lives."""
        command = [sys.executable, "manage.py", "runserver", f"127.0.0.1:{self.port}", "--noreload"]
        server = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            self._wait(server)
            yield server
        finally:
            server.kill()
            server.wait()

    def _wait(self, server: subprocess.Popen[bytes]) -> None:
        while server.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=30):
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server ended before it answered")

    def operations(self) -> list[str]:
        """The steps as they stand in the file, told by another program."""
        with closing(sqlite3.connect(self.folder / "townbook.sqlite3")) as database:
            rows = database.execute("SELECT number, operation FROM intake_draftoperation ORDER BY number")
            return [
                f"{number} {kind[1]}" for number, row in rows if (kind := re.search(r'"kind": "(\w+)', row))
            ]


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    yield Installation(tmp_path, port)
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_server_killed_in_the_middle_loses_nothing_it_answered(
    browser: Browser, installation: Installation
) -> None:
    key = installation.make()
    start = f"{installation.site}/verbivka/desk/drafts/{key}/"
    with browser.new_context(locale="uk", viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        with installation.served() as server:
            sign_in(
                page, f"{installation.site}/sign-in/?next=/verbivka/desk/drafts/{key}/", "olena@example.org"
            )
            press(page, "j")
            press(page, "a")
            page.goto(f"{start}?record=item:i2&do=edit")
            page.locator("[name='item:i2|title']").fill("Прокласти стежку до мосту")
            # The form is on its way when the server dies.
            page.evaluate("setTimeout(() => document.querySelector('form[data-edit]').requestSubmit())")
            server.send_signal(signal.SIGKILL)
            server.wait()
        before = installation.operations()
        assert before[0] == "1 accept"
        with pytest.raises(Error):
            page.goto(start)
        with installation.served():
            page.goto(start)
            assert f"Переглянуто {len(before)} із" in page.locator("main").inner_text()
            # What did not come through is said again; what did is not done twice.
            page.goto(f"{start}?record=item:i2&do=edit")
            page.locator("[name='item:i2|title']").fill("Прокласти стежку до мосту")
            press(page, "Control+Enter")
            assert [step.split()[0] for step in installation.operations()] == [
                "1",
                "2",
                *(["3"] * (len(before) - 1)),
            ]
            page.goto(f"{start}?record=item:i2")
            assert "Прокласти стежку до мосту" in page.locator("#open").inner_text()
