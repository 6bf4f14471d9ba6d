from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.bidi import base_direction, has_mixed_direction, without_overrides


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Вулиця שלום", "ltr"),
        ("« 12 שלום city", "rtl"),
        ("۱۲ شهر", "rtl"),
        ("12.5 %", "ltr"),
        ("", "ltr"),
    ],
)
def test_base_direction_is_that_of_the_first_letter(text: str, direction: str) -> None:
    assert base_direction(text) == direction


def test_base_direction_of_a_number_is_as_its_surroundings() -> None:
    assert base_direction("12.5 %", default="rtl") == "rtl"


@pytest.mark.parametrize(
    ("text", "mixed"),
    [
        ("Вулиця 12, Zhytomyr", False),
        ("שלום עיר", False),
        ("12 %", False),
        ("שלום 12", True),
        ("סעיף GIS", True),
        ("منطقه ۲۲", True),
        ("", False),
    ],
)
def test_has_mixed_direction_finds_what_runs_against_the_rest(text: str, *, mixed: bool) -> None:
    assert has_mixed_direction(text) is mixed


def test_without_overrides_shows_a_name_as_it_is() -> None:
    assert without_overrides("звіт\u202efdp.exe\u2066") == "звітfdp.exe"


@given(st.text())
def test_without_overrides_leaves_no_override(text: str) -> None:
    assert not set(without_overrides(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
