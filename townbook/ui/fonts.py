"""Which font files a page needs first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static


@dataclass(frozen=True, slots=True)
class Fonts:
    """Addresses: the stylesheet that names all fonts, and the files a page in a language always needs."""

    stylesheet: str
    first: tuple[str, ...]


def fonts_for(language: str) -> Fonts | None:
    """The fonts ``script/setup`` has made; ``None`` where it has made none, and the machine's are used."""
    return _fonts(settings.FONTS_DIR, language)


@cache
def _fonts(folder: Path, language: str) -> Fonts | None:
    """Looked up once a process."""
    if not (folder / "fonts.json").exists():
        return None
    first: dict[str, list[str]] = json.loads((folder / "fonts.json").read_text(encoding="utf-8"))
    try:
        files = tuple(static(f"fonts/{name}") for name in first.get(language, ()))
        return Fonts(static("fonts/fonts.css"), files)
    except ValueError:  # Made, but not collected with the other static files yet.
        return None
