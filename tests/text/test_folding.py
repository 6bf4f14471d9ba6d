from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.folding import folded


def test_folded_makes_one_form_of_letters_quotes_dashes_and_spaces() -> None:
    assert folded("П’ять «Садів» — 1\u202f000") == 'п\'ять "садів" - 1 000'
    assert folded("كيلومتر‌ها ۵٫۲٪") == "کیلومتر ها 5.2%"
    assert folded("1.5 מש״ח") == '1.5 מש"ח'


@given(st.text())
def test_folded_keeps_every_place(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text())
def test_folded_twice_changes_nothing_of_length_or_digits(text: str) -> None:
    once = folded(text)
    assert len(folded(once)) == len(once)
    assert not any(character.isdecimal() and not character.isascii() for character in once)


def test_folded_lowers_a_letter_whose_lower_case_is_two() -> None:
    assert folded("İ1") == "i1"
