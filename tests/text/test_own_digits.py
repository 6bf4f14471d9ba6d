from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.digits import ascii_digits
from townbook.text.own_digits import own_digits


def test_own_digits_are_persian_in_persian_only() -> None:
    assert [own_digits("№ 0123456789", language) for language in ("uk", "he", "fa", "en")] == [
        "№ 0123456789",
        "№ 0123456789",
        "№ ۰۱۲۳۴۵۶۷۸۹",
        "№ 0123456789",
    ]


@given(st.text(st.characters(max_codepoint=127)))
def test_own_digits_can_be_read_back(text: str) -> None:
    assert ascii_digits(own_digits(text, "fa")) == text
