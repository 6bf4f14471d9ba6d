"""Likeness of titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.intake.similarity import alike_pairs, similarity

titles = st.text(alphabet="абвг ", max_size=12)


@given(titles, titles)
def test_similarity_is_a_share_and_has_no_direction(first: str, second: str) -> None:
    assert 0 <= similarity(first, second) == similarity(second, first) <= 1


@given(st.text())
def test_text_is_wholly_like_itself(text: str) -> None:
    assert similarity(text, text) == 1


@pytest.mark.parametrize(
    ("first", "second", "at_least"),
    [
        ("реконструкція мосту", "реконструкція мосту", 1.0),
        ("реконструкція мосту", "реконструція мосту", 0.8),
        ("реконструкція мосту", "мосту реконструкція", 0.8),
    ],
)
def test_slips_and_word_order_matter_little(first: str, second: str, at_least: float) -> None:
    assert similarity(first, second) >= at_least


def test_other_words_are_unlike() -> None:
    assert similarity("новий стадіон", "шкільні обіди") < 0.2


@given(
    st.lists(titles, max_size=8),
    st.lists(titles, max_size=8),
    st.sampled_from([0.25, 0.5, 0.6, 0.75, 1.0]),
)
def test_alike_pairs_are_all_pairs_as_similar(first: list[str], second: list[str], least: float) -> None:
    every = [
        (similarity(ours, theirs), place, other)
        for place, ours in enumerate(first)
        for other, theirs in enumerate(second)
    ]
    assert list(alike_pairs(first, second, least)) == [pair for pair in every if pair[0] >= least]
