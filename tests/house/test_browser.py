"""Where a Chromium is looked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from house.browser import find_browser


@pytest.fixture
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser: nothing on the PATH, nothing in the home folder."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("TOWNBOOK_CHROMIUM", raising=False)
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    return tmp_path


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return path


def test_no_browser_is_found_on_an_empty_machine(empty_machine: Path) -> None:
    assert find_browser() is None


def test_browser_on_the_path_is_found(empty_machine: Path) -> None:
    chromium = program(empty_machine / "bin" / "chromium-browser")
    assert find_browser() == chromium


def test_newest_download_of_playwright_is_found(empty_machine: Path) -> None:
    folder = empty_machine / ".cache" / "ms-playwright"
    program(folder / "chromium-1100" / "chrome-linux" / "chrome")
    newest = program(folder / "chromium-1200" / "chrome-linux" / "chrome")
    assert find_browser() == newest


def test_named_browser_comes_first(empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(empty_machine / "bin" / "chromium")
    named = program(empty_machine / "my-chromium")
    monkeypatch.setenv("TOWNBOOK_CHROMIUM", str(named))
    assert find_browser() == named


def test_named_browser_that_is_not_there_is_not_replaced(
    empty_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(empty_machine / "bin" / "chromium")
    monkeypatch.setenv("TOWNBOOK_CHROMIUM", str(empty_machine / "gone"))
    assert find_browser() is None
