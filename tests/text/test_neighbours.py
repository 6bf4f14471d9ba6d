from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.neighbours import phrases_after, phrases_before, word_before


def test_word_before_finds_the_word_and_its_place() -> None:
    assert word_before("уздовж вулиці 12", 14) == ("вулиці", 7)
    assert word_before("п. № 12", 5, " .№") == ("п", 0)
    assert word_before("12, 13", 4) == ("", 4)


def test_phrases_grow_away_from_their_place() -> None:
    assert phrases_before("не менше ніж 30", 13) == [("ніж", 9), ("менше ніж", 3), ("не менше ніж", 0)]
    assert phrases_after("50 з яких, стали", 2) == ["з", "з яких"]


@given(st.text(), st.data())
def test_word_before_stays_before_its_place(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    word, start = word_before(text, position)
    assert 0 <= start <= position
    assert text[start:position].startswith(word)
