"""Pages name the fonts they need first, and do without where none were made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import translation

from tests.web_pages import page
from townbook.text.languages import LANGUAGES
from townbook.ui import fonts
from townbook.ui.fonts import Fonts, fonts_for

if TYPE_CHECKING:
    from pytest_django import Settings

TOKENS = Path(fonts.__file__).parent / "static" / "ui" / "tokens.css"


@pytest.fixture
def made(settings: Settings, tmp_path: Path) -> None:
    settings.FONTS_DIR = tmp_path
    first = {language: [f"sans-{language}.woff2"] for language in LANGUAGES}
    (tmp_path / "fonts.json").write_text(json.dumps(first))


@pytest.mark.django_db
@pytest.mark.usefixtures("made")
@pytest.mark.parametrize("language", LANGUAGES)
def test_page_fetches_its_own_languages_font_first(client: Client, language: str) -> None:
    client.cookies["language"] = language
    head = page(client, "/").find("head")
    assert head.xpath("link[@rel='preload']/@href") == [f"/static/fonts/sans-{language}.woff2"]
    assert head.xpath("link[@rel='preload']/@as") == ["font"]
    assert head.xpath("count(link[@rel='preload'][@crossorigin])") == 1
    assert head.xpath("link[@rel='stylesheet']/@href")[0] == "/static/fonts/fonts.css"


@pytest.mark.django_db
def test_page_without_fonts_uses_the_machines(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.FONTS_DIR = tmp_path / "none"
    head = page(client, "/").find("head")
    assert head.xpath("count(link[@rel='preload'])") == 0
    assert not [href for href in head.xpath("link/@href") if "fonts" in href]


@pytest.mark.usefixtures("made")
def test_fonts_not_collected_yet_are_not_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_path: str) -> str:
        raise ValueError("Missing staticfiles manifest entry")

    monkeypatch.setattr(fonts, "static", missing)
    assert fonts_for("uk") is None


@pytest.mark.usefixtures("made")
def test_language_without_fonts_of_its_own_has_the_stylesheet() -> None:
    with translation.override("en"):
        assert fonts_for("xx") == Fonts("/static/fonts/fonts.css", ())


def test_each_language_names_its_script_first() -> None:
    stacks = [line for line in TOKENS.read_text().splitlines() if line.lstrip().startswith("--serif:")]
    assert sorted({stack.split('"')[1] for stack in stacks}) == [
        "Townbook Serif Arabic",
        "Townbook Serif Cyrillic",
        "Townbook Serif Hebrew",
        "Townbook Serif Latin",
    ]
