"""Find a Chromium for the tests of what a person does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Nothing but the pages under test: no first-run pages, no updates, no call home."""

HOW_TO_GET_ONE = (
    "No Chromium was found. Install one (Debian, Ubuntu: apt-get install chromium; anywhere:"
    " .venv/bin/playwright install chromium), or name one in TOWNBOOK_CHROMIUM."
)


def find_browser() -> Path | None:
    """The Chromium to use: ``TOWNBOOK_CHROMIUM``, one on the PATH, or Playwright's own download."""
    named = os.environ.get("TOWNBOOK_CHROMIUM")
    if named:
        return Path(named) if Path(named).is_file() else None
    for program in PROGRAMS:
        found = shutil.which(program)
        if found:
            return Path(found)
    return _downloaded_by_playwright()


def browser_is_required() -> bool:
    """Whether a missing browser is an error: so in CI, where it would hide untested pages."""
    return os.environ.get("TOWNBOOK_REQUIRE_BROWSER") == "1"


def _downloaded_by_playwright() -> Path | None:
    folders = (
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH"),
        "~/.cache/ms-playwright",
        "~/Library/Caches/ms-playwright",
    )
    for folder in folders:
        if folder:
            programs = Path(folder).expanduser().glob("chromium-*/chrome-*/chrome")
            newest = max(programs, default=None)
            if newest:
                return newest
    return None
