"""A city's colour: refused where it cannot be read, and made readable in the dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.ui import colours

TOKENS = Path(colours.__file__).parent / "static" / "ui" / "tokens.css"

anything = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
readable = anything.filter(lambda colour: colours.contrast_on_paper(colour) >= colours.READABLE)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(colours.contrast(one, other), 2) == ratio
    assert colours.contrast(one, other) == colours.contrast(other, one)


def test_papers_are_those_of_the_stylesheet() -> None:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    names = ("--paper", "--paper-raised", "--paper-sunk")
    for sheet, papers in ((light, colours.LIGHT_PAPERS), (dark, colours.DARK_PAPERS)):
        found = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", sheet))
        assert tuple(found[name] for name in names) == papers


@given(readable)
def test_colour_can_be_read_by_day_and_in_the_dark(colour: str) -> None:
    accent = colours.accent_of(colour)
    assert accent.light == colour
    assert min(colours.contrast(accent.light, paper) for paper in colours.LIGHT_PAPERS) >= 4.5
    assert min(colours.contrast(accent.dark, paper) for paper in colours.DARK_PAPERS) >= 4.5
    assert colours.contrast(accent.light, accent.light_ink) >= 4.5
    assert colours.contrast(accent.dark, accent.dark_ink) >= 4.5


@given(readable)
def test_hue_is_kept_in_the_dark(colour: str) -> None:
    def order(written: str) -> list[int]:
        return [int(written[start : start + 2], 16) for start in (1, 3, 5)]

    by_day, in_the_dark = order(colour), order(colours.accent_of(colour).dark)
    for one in range(3):
        for other in range(3):
            if by_day[one] <= by_day[other]:
                assert in_the_dark[one] <= in_the_dark[other]


@given(anything.filter(lambda colour: colours.contrast_on_paper(colour) < colours.READABLE))
def test_faint_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        colours.accent_of(colour)


@given(anything)
def test_ink_is_always_readable(colour: str) -> None:
    assert max(colours.contrast(colour, ink) for ink in colours.INKS) >= 4.5


@pytest.mark.parametrize("written", ["", "red", "#fff", "#FFFFFF", "#12345g", "#1234567", "#123456\n"])
def test_only_six_digits_are_a_colour(written: str) -> None:
    assert not colours.is_colour(written)
    with pytest.raises(ValueError, match="cannot be read"):
        colours.accent_of(written)
