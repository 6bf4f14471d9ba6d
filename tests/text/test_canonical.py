from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.canonical import canonical_text


def test_canonical_text_composes_letters() -> None:
    assert canonical_text("и\u0306 і\u0308") == "й ї"


def test_canonical_text_ends_lines_one_way() -> None:
    assert canonical_text("а\r\nб\rв\u2028г\u2029ґ\x0bд\x0cе\x85є") == "а\nб\nв\nг\nґ\nд\nе\nє"


def test_canonical_text_keeps_tabs_joiners_and_no_break_spaces() -> None:
    assert canonical_text("а\tб می\u200cشود 5\u00a0км") == "а\tб می\u200cشود 5\u00a0км"


def test_canonical_text_drops_what_turns_direction() -> None:
    assert canonical_text("\u202eдва\u202c \u2067תשע\u2069 \u200e5\u200f") == "два תשע 5"


def test_canonical_text_drops_controls_marks_and_soft_hyphens() -> None:
    assert canonical_text("\ufeffмі\x00с\u00adто\x7f\x9f") == "місто"


def test_canonical_text_replaces_half_a_surrogate_pair() -> None:
    assert canonical_text("а\ud800б").encode("utf-8").decode("utf-8") == "а\ufffdб"


@given(st.text(st.characters(codec=None)))
def test_canonical_text_twice_is_canonical_text_once(text: str) -> None:
    once = canonical_text(text)
    assert canonical_text(once) == once
    assert unicodedata.is_normalized("NFC", once)
