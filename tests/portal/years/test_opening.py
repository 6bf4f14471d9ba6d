"""How a report begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.portal.years.opening import Opening, opening_of


def test_short_text_is_whole_on_one_line() -> None:
    assert opening_of("Посаджено\n40  верб.") == Opening("Посаджено 40 верб.", is_cut=False)


def test_long_text_ends_with_a_sentence() -> None:
    assert opening_of("Висаджено верби. Стежку прокладено. Міст чекає.", 40) == Opening(
        "Висаджено верби. Стежку прокладено.", is_cut=True
    )


def test_long_sentence_ends_with_a_word() -> None:
    assert opening_of("درختان تازه، کنار رودخانهٔ شهر کاشته شدند", 14) == Opening("درختان تازه …", is_cut=True)


def test_decimal_point_ends_no_sentence() -> None:
    assert opening_of("Laid 9.5 km of new mains this year", 20) == Opening(
        "Laid 9.5 km of new …", is_cut=True
    )


@given(st.text(), st.integers(min_value=1, max_value=60))
def test_opening_is_how_the_text_begins(text: str, most: int) -> None:
    opening = opening_of(text, most)
    assert " ".join(text.split()).startswith(opening.text.removesuffix(" …"))
    assert len(opening.text) <= most + 2
