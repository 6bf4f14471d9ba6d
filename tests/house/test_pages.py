"""What every page keeps to: no inline script or style, and one stylesheet for both directions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOWNBOOK = Path(__file__).parents[2] / "townbook"
TEMPLATES = sorted(TOWNBOOK.rglob("templates/**/*.html"))
STYLESHEETS = sorted(TOWNBOOK.rglob("static/**/*.css"))

DATA_SCRIPT = r'type="(?:application/(?:ld\+)?json|importmap)"'
INLINE = {
    "script": re.compile(rf"<script(?![^>]*\bsrc=)(?![^>]*{DATA_SCRIPT})[^>]*>", re.IGNORECASE),
    "style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "handler": re.compile(r"<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE),
}
OTHER_SITE = re.compile(
    r"""(?:src|srcset|action)\s*=\s*["']?(?:https?:)?//|<link[^>]*href=["'](?:https?:)?//"""
)

SIDE = r"(?:left|right)"
PHYSICAL = re.compile(
    rf"(?:^|[;{{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-{SIDE}\b[\w-]*\s*:"
    rf"|border-(?:top|bottom)-{SIDE}-radius\s*:"
    rf"|{SIDE}\s*:"
    rf"|(?:text-align|float|clear)\s*:\s*{SIDE}\b)",
    re.MULTILINE,
)


def found(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    """Each place where the pattern stands, as file:line."""
    return [
        f"{path.relative_to(TOWNBOOK)}:{text.count(chr(10), 0, match.start()) + 1}"
        for path in paths
        for text in [path.read_text(encoding="utf-8")]
        for match in pattern.finditer(text)
    ]


@pytest.mark.parametrize("kind", INLINE)
def test_template_has_nothing_inline(kind: str) -> None:
    assert TEMPLATES
    assert found(INLINE[kind], TEMPLATES) == []


def test_template_asks_no_other_site() -> None:
    assert found(OTHER_SITE, TEMPLATES) == []


def test_stylesheet_knows_no_left_and_right() -> None:
    assert STYLESHEETS
    assert found(PHYSICAL, STYLESHEETS) == []


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-left: 1rem",
        "left:0",
        "border-right-color: red",
        "text-align: right",
        "float: left",
        "right : 0",
    ],
)
def test_physical_declaration_is_found(declaration: str) -> None:
    assert PHYSICAL.search(f"a {{ color: red; {declaration} }}")


@pytest.mark.parametrize(
    "declaration",
    [
        "margin-inline-start: 1rem",
        "inset-inline-end: 0",
        "text-align: start",
        "grid-area: left",
        "--left-hue: 3",
    ],
)
def test_logical_declaration_is_allowed(declaration: str) -> None:
    assert not PHYSICAL.search(f"a {{ color: red; {declaration} }}")


@pytest.mark.parametrize(
    ("kind", "markup"),
    [
        ("script", "<script>let a</script>"),
        ("script", '<script type="module">let a</script>'),
        ("style", '<p style="color: red">'),
        ("handler", '<a href="/" onclick="go()">'),
    ],
)
def test_inline_markup_is_found(kind: str, markup: str) -> None:
    assert INLINE[kind].search(markup)


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="module" src="/static/menu.js"></script>',
        '<script type="application/json">{}</script>',
        "<button>on a = b</button>",
    ],
)
def test_other_markup_is_allowed(markup: str) -> None:
    assert [kind for kind, pattern in INLINE.items() if pattern.search(markup)] == []
