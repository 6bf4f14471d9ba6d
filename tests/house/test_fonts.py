"""Fonts are cut small, join their letters still, and say what they hold."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from house import environment, fonts
from house.fonts import ARIAL, CUTS, SIGNS, Cut, Typeface
from townbook.text.languages import LANGUAGES

LARGEST = 33_000
"""Bytes of one file."""
LETTERS = {
    "cyrillic": "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "latin": "ABCXYZabcxyz",
    "hebrew": "אבגדהוזחטיכלמנסעפצקרשתםןץףך״׳",
    "arabic": "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئءأؤۀ۰۱۲۳۴۵۶۷۸۹٪٫٬،؛؟\u200c",
}


@pytest.mark.parametrize("cut", [cut for cut in CUTS if cut.languages], ids=lambda cut: str(cut.name))
def test_cut_is_small_and_whole(cut: Cut) -> None:
    data = fonts.as_woff2(fonts.cut_out(cut))
    assert len(data) <= LARGEST
    font = TTFont(BytesIO(data))
    held = set(map(chr, font.getBestCmap()))
    script = cut.name.rsplit("-", 1)[1]
    assert set(LETTERS[script]) - held == set()
    assert set("0123456789.,:;()%«»– \u00a0¶") - held == set()
    assert "fpgm" not in font
    assert ("fvar" in font) == (cut.weights[0] != cut.weights[1])
    if script == "arabic":
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        assert {"init", "medi", "fina", "rlig"} <= features


@pytest.mark.parametrize("cut", [cut for cut in CUTS if cut.languages], ids=lambda cut: str(cut.name))
def test_figures_are_of_one_width(cut: Cut) -> None:
    font = fonts.cut_out(cut)
    digits = "۰۱۲۳۴۵۶۷۸۹" if "arabic" in cut.name else "0123456789"
    glyphs = [font.getBestCmap()[ord(digit)] for digit in digits]
    widths = {font["hmtx"][glyph][0] for glyph in glyphs}
    features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert len(widths) == 1 or "tnum" in features


def test_each_language_fetches_one_sans_and_one_serif() -> None:
    first = {language: [cut.name for cut in CUTS if language in cut.languages] for language in LANGUAGES}
    assert {language: [name.split("-")[0] for name in names] for language, names in first.items()} == {
        language: ["sans", "serif"] for language in LANGUAGES
    }


def test_stylesheet_names_file_range_and_stand_in(tmp_path: Path) -> None:
    typeface = Typeface("fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf")
    written = fonts.write_fonts(
        tmp_path, [Cut("serif-hebrew", typeface, "אבג ", (500, 500), ("he",), ARIAL, 1.25)]
    )
    assert (tmp_path / "serif-hebrew.woff2").stat().st_size == written
    assert (tmp_path / "serif-hebrew.woff2").read_bytes()[:4] == b"wOF2"
    assert json.loads((tmp_path / "fonts.json").read_text()) == {"he": ["serif-hebrew.woff2"]}
    real, stand_in = (tmp_path / "fonts.css").read_text().splitlines()
    assert real == (
        '@font-face{font-family:"Townbook Serif Hebrew";src:url("serif-hebrew.woff2") format("woff2");'
        "font-weight:400 700;font-display:swap;unicode-range:U+20,U+5D0-5D2}"
    )
    assert stand_in.startswith(
        '@font-face{font-family:"Townbook Serif Hebrew Stand-in";src:local("Arial"),local("Liberation Sans"),'
        'local("Arimo");font-weight:400 700;size-adjust:125.0%;ascent-override:76.6%;descent-override:26.7%;'
    )


def test_same_cut_gives_the_same_bytes() -> None:
    (cut,) = (each for each in CUTS if each.name == "serif-hebrew")
    assert fonts.as_woff2(fonts.cut_out(cut)) == fonts.as_woff2(fonts.cut_out(cut))


def test_ranges_are_written_as_css() -> None:
    assert list(fonts.ranges(map(ord, "CABZ"))) == ["U+41-43", "U+5A"]
    assert next(fonts.ranges(map(ord, SIGNS))) == "U+20-7E"


def test_missing_package_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="Run script/setup"):
        fonts.source_of(Typeface("no_such_package", "font.ttf"))


def test_fonts_are_cut_when_the_lock_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "run", lambda _, *arguments, failure: asked.append(arguments))
    var = tmp_path / "var"
    environment.cut_fonts(tmp_path, var)
    assert asked == [("-m", "house.fonts")]
    environment.cut_fonts(tmp_path, var)  # Nothing was written, so there is nothing to keep.
    assert len(asked) == 2
    (var / "fonts").mkdir()
    (var / "fonts" / "fonts.css").touch()
    environment.cut_fonts(tmp_path, var)
    assert len(asked) == 2
