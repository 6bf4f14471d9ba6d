"""Numbers and ranges as people of four languages write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from townbook.desk.drafts.said_numbers import said_numbers, shown_number


@pytest.mark.parametrize(
    ("said", "language", "numbers"),
    [
        ("20–30", "uk", "20 30"),
        ("20-30", "en", "20 30"),
        ("20 — 30", "uk", "20 30"),
        ("۲۰–۳۰", "fa", "20 30"),
        ("٢٠–٣٠", "fa", "20 30"),
        ("۲۰ تا ۳۰", "fa", "20 30"),
        ("20 עד 30", "he", "20 30"),
        ("від 20 до 30", "uk", "20 30"),
        ("from 20 to 30", "en", "20 30"),
        ("-5 – -3", "en", "-5 -3"),
        ("20–20", "uk", "20 20"),
        ("1 234,5", "uk", "1234.5"),
        ("1,234.5", "he", "1234.5"),
        ("18,000", "en", "18000"),
        ("18,000", "uk", "18.000"),
        ("1.234.567,8", "uk", "1234567.8"),
        ("۱۲٬۳۴۵٫۶", "fa", "12345.6"),
        ("1’234", "en", "1234"),
        ("−5", "uk", "-5"),
    ],
)
def test_number_or_range_is_read(said: str, language: str, numbers: str) -> None:
    assert said_numbers(said, language) == tuple(map(Decimal, numbers.split()))


@pytest.mark.parametrize(
    "said", ["", "x", "30–20", "20–", "–", "1-2-3", "1e5", "NaN", "1,2,3", "9" * 40, "1.2.3,4,5"]
)
@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
def test_anything_else_is_no_number(said: str, language: str) -> None:
    assert said_numbers(said, language) is None


@pytest.mark.parametrize("language", ["uk", "he", "fa", "en"])
@pytest.mark.parametrize("number", ["0", "18000.50", "-3.5", "123456789", "0.001"])
def test_shown_number_is_read_back(number: str, language: str) -> None:
    assert said_numbers(shown_number(Decimal(number), language), language) == (Decimal(number),)
