"""Keys of items in addresses."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.item_keys import item_key, number_path


@pytest.mark.parametrize(
    ("number", "path"),
    [("1.", "1"), ("Пріоритет 2", "2"), ("۲-۳", "2.3"), ("3.2.10", "3.2.10"), ("", ""), ("א", "")],
)
def test_number_path_is_the_numbers_alone(number: str, path: str) -> None:
    assert number_path(number) == path


@pytest.mark.parametrize(
    ("parent_key", "parent_number", "number", "key"),
    [
        ("", "", "Пріоритет 1", "1"),
        ("1", "Пріоритет 1", "3", "1.3"),
        ("1.3", "3", "3.2", "1.3.2"),
        ("1.3", "1.3", "1.3.2", "1.3.2"),
        ("1.3-2", "3", "3.2", "1.3-2.2"),
        ("1", "1", "", "1.n5"),
        ("", "", "", "n5"),
        ("1", "1", "12", "1.12"),
    ],
)
def test_key_counts_from_the_top_down(parent_key: str, parent_number: str, number: str, key: str) -> None:
    made = item_key(
        parent_key=parent_key, parent_number=parent_number, number=number, unnumbered="n5", taken=set()
    )
    assert made == key


def test_key_of_a_number_used_again_gets_a_suffix() -> None:
    taken = {"1.3", "1.3-2"}
    assert item_key(parent_key="1", parent_number="1", number="3", unnumbered="n1", taken=taken) == "1.3-3"


@given(st.lists(st.tuples(st.text(max_size=90), st.integers(0, 10**9)), max_size=30))
def test_keys_are_short_plain_and_never_the_same(numbers: list[tuple[str, int]]) -> None:
    taken: set[str] = set()
    parent_key = parent_number = ""
    for number, position in numbers:
        key = item_key(
            parent_key=parent_key,
            parent_number=parent_number,
            number=number,
            unnumbered=f"n{position}",
            taken=taken,
        )
        assert key not in taken
        assert re.fullmatch(r"[0-9n.-]{1,64}", key)
        taken.add(key)
        parent_key, parent_number = key, number
