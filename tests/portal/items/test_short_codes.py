"""Codes that are read off a sign: short, unlike each other, and any slip is found out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.portal.items.short_codes import (
    ALPHABET,
    LONGEST,
    SHORTEST,
    MistypedCode,
    code_of,
    number_of,
)

NUMBERS = st.integers(min_value=1, max_value=2**63 - 1)


def test_codes_stay_what_they_are() -> None:
    """They hang on fences: a code once given out leads to its item for ever."""
    assert [code_of(number) for number in (1, 2, 23, 303, 279_841, 2**63 - 1)] == [
        "2223X",
        "2224V",
        "2232W",
        "22K7Y",
        "32222R",
        "T9W77DJN73F4J4F",
    ]


def test_million_items_have_codes_of_six_characters() -> None:
    assert len(code_of(1_000_000)) == 6
    assert len(code_of(2**63 - 1)) <= LONGEST


def test_no_two_characters_look_alike() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 23
    for alike in ("0OQ", "1IL", "2Z", "5S", "8B", "UV", "AEIOU"):
        assert len(set(alike) & set(ALPHABET)) <= 1


@given(NUMBERS)
def test_code_leads_back_to_its_number(number: int) -> None:
    code = code_of(number)
    assert number_of(code) == number
    assert number_of(f" {code.lower()[:3]}-{code.lower()[3:]} ") == number


@given(NUMBERS, st.data())
def test_one_wrong_character_is_a_slip(number: int, data: st.DataObject) -> None:
    code = code_of(number)
    place = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([sign for sign in ALPHABET if sign != code[place]]))
    with pytest.raises(MistypedCode):
        number_of(code[:place] + wrong + code[place + 1 :])


@given(NUMBERS, st.data())
def test_two_swapped_neighbours_are_a_slip(number: int, data: st.DataObject) -> None:
    code = code_of(number)
    place = data.draw(st.integers(0, len(code) - 2))
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(MistypedCode):
            number_of(swapped)


@given(st.text(max_size=30))
def test_anything_else_is_a_slip_or_a_code(text: str) -> None:
    try:
        number = number_of(text)
    except MistypedCode:
        return
    assert code_of(number) == "".join(text.upper().replace("-", " ").split())


@pytest.mark.parametrize("wrong", ["", "2", "2222", "22222", "2" * 40, "22223X", "AEIOU", "\x00", "ⅫⅫⅫⅫⅫ"])
def test_what_cannot_be_a_code_is_a_slip(wrong: str) -> None:
    with pytest.raises(MistypedCode):
        number_of(wrong)


@pytest.mark.parametrize("number", [0, -1])
def test_only_positive_numbers_have_codes(number: int) -> None:
    with pytest.raises(ValueError, match="positive"):
        code_of(number)
    assert SHORTEST == 4
