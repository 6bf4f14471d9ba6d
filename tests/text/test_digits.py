from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.digits import ascii_digits

DIGITS = [chr(point) for point in range(0x110000) if unicodedata.category(chr(point)) == "Nd"]


def test_ascii_digits_tells_persian_and_arabic_digits() -> None:
    assert ascii_digits("۲۰ روز تا ۱۴۰۰/۰۷/۲۵ و ٣٤") == "20 روز تا 1400/07/25 و 34"


def test_ascii_digits_keeps_separators_and_other_numerals() -> None:
    assert ascii_digits("۱۲٬۳۴۵٫۶ ½ Ⅳ ②") == "12٬345٫6 ½ Ⅳ ②"


@given(st.text())
def test_ascii_digits_keeps_the_length(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)


@given(st.lists(st.sampled_from(DIGITS)))
def test_ascii_digits_tells_every_decimal_digit(digits: list[str]) -> None:
    told = "".join(str(unicodedata.decimal(digit)) for digit in digits)
    assert ascii_digits("".join(digits)) == told


@given(st.text(st.characters(exclude_categories=["Nd"])))
def test_ascii_digits_leaves_everything_else(text: str) -> None:
    assert ascii_digits(text) == text
