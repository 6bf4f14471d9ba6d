"""What every test may ask for."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings as django_settings
from django.utils import translation

from house.browser import HOW_TO_GET_ONE, LAUNCH_ARGUMENTS, browser_is_required, find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from pytest_django import Settings

ROOT = Path(__file__).parents[1]
REAL_DOCUMENTS = ROOT.parent / "shared" / "documents"

TEST_NUMBERS = itertools.count(1)

# No test asserts a time, so a slow machine must not fail one.
hypothesis.settings.register_profile("townbook", deadline=None)
hypothesis.settings.load_profile("townbook")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what speaks to the database: only that can differ on another one."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or asked & {"db", "transactional_db"}:
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def real_documents() -> Path:
    """The folder of real city documents; they are not part of the project."""
    if not REAL_DOCUMENTS.is_dir():
        pytest.skip("the real documents are not beside this checkout (../shared/documents)")
    return REAL_DOCUMENTS


@pytest.fixture(scope="session", autouse=True)
def settings_of_the_run() -> None:
    """Static files need no collecting, and passwords hash quickly; the live server is started with these."""
    django_settings.STATIC_ROOT = None  # WhiteNoise warns of a folder that is not there.
    django_settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    for logger in (logging.getLogger(), logging.getLogger("django.server")):
        for handler in [each for each in logger.handlers if type(each) is logging.StreamHandler]:
            logger.removeHandler(handler)  # pytest keeps the log itself, and closed this one's stream.


@pytest.fixture(autouse=True)
def files_of_a_test(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Files go to a folder of the test's own."""
    settings.FILES_DIR = tmp_path_factory.getbasetemp() / f"files-{next(TEST_NUMBERS)}"


@pytest.fixture(autouse=True)
def language_of_a_test() -> None:
    """English, whatever a page of the test before spoke."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is skipped, or fails where a browser is required."""
    executable = find_browser()
    if executable is None:
        if browser_is_required():
            pytest.fail(HOW_TO_GET_ONE)
        pytest.skip(HOW_TO_GET_ONE)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only runs with a browser pay for it

    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright's synchronous interface keeps an event loop in this thread, which makes Django take
        # the test's own queries for asynchronous ones. Both end with the module, for the tests after it.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = playwright.chromium.launch(
            executable_path=executable, headless=True, args=list(LAUNCH_ARGUMENTS)
        )
        yield chromium
        chromium.close()
