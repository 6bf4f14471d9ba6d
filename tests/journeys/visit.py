"""A window onto the live server, and what must never go wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page
    from pytest_django.live_server_helper import LiveServer

WIDTHS = {"phone": 390, "desk": 1280}


@dataclass
class Visit:
    """A window onto the live server; what went wrong in it is collected."""

    page: Page
    server: str
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Collect errors of scripts and of the console, and requests to other hosts."""
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type == "error" else None,
        )
        self.page.on(
            "request",
            lambda request: (
                self.complaints.append(request.url)
                if not request.url.startswith((self.server, "data:"))
                else None
            ),
        )

    def open(self, path: str) -> None:
        """Go to an address of the server."""
        answer = self.page.goto(self.server + path)
        assert answer is not None
        assert answer.status == 200, path

    def follow(self, link: Locator) -> None:
        """Click on what leads to another page, and wait until that page has come."""
        with self.page.expect_navigation(wait_until="load"):
            link.click()

    def fits(self) -> None:
        """The page is not wider than its window."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        size = self.page.viewport_size
        assert size is not None
        assert width <= size["width"], self.page.url

    def is_free_of_barriers(self) -> None:
        """Axe finds nothing; it needs scripts."""
        # It would look for imported sheets beside the page, not beside the sheet that imports them.
        found = Axe().run(self.page, options={"preload": False})
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"


@contextmanager
def visit(
    browser: Browser, live_server: LiveServer, width: int, *, scripts: bool, accept: str
) -> Iterator[Visit]:
    """A fresh window of that width, whose browser asks for pages in the language ``accept``."""
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=scripts, locale=accept
    ) as context:
        opened = Visit(context.new_page(), live_server.url)
        opened.watch()
        yield opened
        assert opened.complaints == []
