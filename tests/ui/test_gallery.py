"""The gallery shows every component, and every component says what it takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import RequestFactory

from townbook.text.languages import LANGUAGES
from townbook.ui.gallery.samples import SAMPLES
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
