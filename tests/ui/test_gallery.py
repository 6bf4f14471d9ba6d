"""The gallery shows every component, and every component says what it takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from lxml import html

from townbook.text.languages import LANGUAGES
from townbook.ui.gallery.samples import SAMPLES, Sample
from townbook.ui.gallery.views import gallery

COMPONENTS = Path(__file__).parents[2] / "townbook" / "ui" / "templates" / "ui" / "components"
DRAWN_ONCE_A_PAGE = {"status_shapes.html"}


def test_every_component_is_shown() -> None:
    shown = {Path(sample.template).name for sample in SAMPLES}
    assert shown | DRAWN_ONCE_A_PAGE == {path.name for path in COMPONENTS.glob("*.html")}


@pytest.mark.parametrize("path", sorted(COMPONENTS.glob("*.html")), ids=lambda path: path.stem)
def test_every_component_names_its_parameters(path: Path) -> None:
    head = path.read_text(encoding="utf-8").split("#}")[0]
    assert head.startswith("{# ")
    assert "arameters" in head


@pytest.mark.django_db
def test_gallery_draws_each_component_in_each_language() -> None:
    drawn = gallery(RequestFactory().get("/ui/gallery/")).content.decode()
    assert drawn.count('class="specimen"') == len(SAMPLES) * len(LANGUAGES)
    assert drawn.count('<div class="specimen" lang="fa" dir="rtl">') == len(SAMPLES)


CHARTS = {"columns.html", "small_multiples.html", "status_matrix.html", "target.html", "timeline.html"}


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_every_chart_is_shown_full_empty_with_one_value_and_with_very_large_ones(chart: str) -> None:
    shown = {sample.name for sample in SAMPLES if Path(sample.template).name == chart}
    assert {chart, f"{chart}: empty", f"{chart}: one value"} < shown
    assert any("very" in name for name in shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_numbers_of_drawings_are_written_for_machines(sample: Sample, language: str) -> None:
    with translation.override(language):
        drawn = html.fragment_fromstring(
            render_to_string(sample.template, sample.context(language)), create_parent="div"
        )
    for name in ("x", "y", "width", "height", "x1", "x2", "y1", "y2", "cx", "cy"):
        for value in drawn.xpath(f".//svg//@{name}"):
            assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(%|em)?", value), (name, value)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "sample", [each for each in SAMPLES if Path(each.template).name in CHARTS], ids=lambda sample: sample.name
)
def test_every_chart_has_its_table_and_no_style_of_its_own(sample: Sample, language: str) -> None:
    with translation.override(language):
        drawn = html.fragment_fromstring(
            render_to_string(sample.template, sample.context(language)), create_parent="div"
        )
    is_empty = "empty" in sample.name and "target" not in sample.name
    assert len(drawn.xpath(".//table")) == (0 if is_empty else 1)
    assert drawn.xpath(".//@style | .//script") == []
    assert drawn.xpath(".//svg[not(@aria-hidden) and not(@role='img')]") == []
    assert all(title.text for title in drawn.xpath(".//svg[@role='img']/title"))
    assert len(drawn.xpath(".//svg[@role='img']/title | .//svg[@role='img'][@aria-label]")) == len(
        drawn.xpath(".//svg[@role='img']")
    )


def test_persian_charts_have_persian_digits() -> None:
    for sample in SAMPLES:
        if Path(sample.template).name in CHARTS:
            with translation.override("fa"):
                drawn = html.fragment_fromstring(
                    render_to_string(sample.template, sample.context("fa")), create_parent="div"
                )
            assert re.findall(r"[0-9]", " ".join(drawn.itertext())) == [], sample.name
