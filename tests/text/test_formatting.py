from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.formatting import format_number, format_quantity, format_share
from townbook.text.languages import LANGUAGES
from townbook.text.numbers import parse_number

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uk", ["2509", "20\u00a0282,1", "−1\u00a0234\u00a0567,5", "0", "0,05"]),
        ("he", ["2,509", "20,282.1", "\u200e−1,234,567.5", "0", "0.05"]),
        ("fa", ["۲٬۵۰۹", "۲۰٬۲۸۲٫۱", "\u200e−۱٬۲۳۴٬۵۶۷٫۵", "۰", "۰٫۰۵"]),
        ("en", ["2,509", "20,282.1", "−1,234,567.5", "0", "0.05"]),
    ],
)
def test_format_number_writes_as_readers_do(language: str, written: list[str]) -> None:
    numbers = ["2509", "20282.10", "-1234567.50", "-0.00", "0.050"]
    assert [format_number(Decimal(number), language) for number in numbers] == written


def test_format_number_rounds_half_up_to_the_places_asked_for() -> None:
    assert format_number(Decimal("2.345"), "en", places=2) == "2.35"
    assert format_number(Decimal(7), "uk", places=1) == "7,0"
    assert format_number(Decimal("-0.004"), "en", places=2) == "0.00"


def test_format_number_writes_large_powers_out() -> None:
    assert format_number(Decimal("1E+7"), "en") == "10,000,000"
    assert format_number(Decimal("1E+40"), "en", places=1) == "10" + ",000" * 13 + ".0"


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_format_number_refuses_what_is_no_number(number: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(Decimal(number), "uk")


def test_format_share_writes_percent() -> None:
    written = [format_share(Decimal("96.5"), language) for language in LANGUAGES]
    assert written == ["96,5\u00a0%", "96.5%", "۹۶٫۵٪", "96.5%"]
    assert format_quantity(Decimal("96.5"), "%", "uk") == "96,5\u00a0%"


@pytest.mark.parametrize(
    ("language", "currency", "compact", "full"),
    [
        ("uk", "UAH", "18,1 млн грн", "18 100 000 грн"),
        ("he", "ILS", "18.1 מיליון ש״ח", "18,100,000 ש״ח"),
        ("fa", "IRR", "۱۸٫۱ میلیون ریال", "۱۸٬۱۰۰٬۰۰۰ ریال"),
        ("en", "USD", "$18.1 million", "$18,100,000"),
        ("en", "UAH", "UAH 18.1 million", "UAH 18,100,000"),
    ],
)
def test_format_quantity_writes_money(language: str, currency: str, compact: str, full: str) -> None:
    amount = Decimal(18_100_000)
    assert format_quantity(amount, currency, language, compact=True).replace("\u00a0", " ") == compact
    assert format_quantity(amount, currency, language).replace("\u00a0", " ") == full


def test_format_quantity_keeps_less_than_a_million_exact_when_compact() -> None:
    assert format_quantity(Decimal("999999.99"), "USD", "en", compact=True) == "$999,999.99"
    assert (
        format_quantity(Decimal(-2_500_000_000), "USD", "uk", compact=True) == "−2,5\u00a0млрд\u00a0дол. США"
    )


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uk", ["5700 м²", "9,5 км", "1 рік", "2 роки", "5 років", "11 років", "21 рік", "1,5 року"]),
        ("he", ["5,700 מ״ר", "9.5 ק״מ", "שנה אחת", "שנתיים", "5 שנים", "11 שנים", "21 שנים", "1.5 שנים"]),
        ("fa", ["۵٬۷۰۰ مترمربع", "۹٫۵ کیلومتر", "۱ سال", "۲ سال", "۵ سال", "۱۱ سال", "۲۱ سال", "۱٫۵ سال"]),
        ("en", ["5,700 m²", "9.5 km", "1 year", "2 years", "5 years", "11 years", "21 years", "1.5 years"]),
    ],
)
def test_format_quantity_asks_for_the_form_a_number_wants(language: str, written: list[str]) -> None:
    quantities = [
        ("5700", "m2"),
        ("9.5", "km"),
        *((years, "a") for years in ("1", "2", "5", "11", "21", "1.50")),
    ]
    shown = [format_quantity(Decimal(value), unit, language) for value, unit in quantities]
    assert [text.replace("\u00a0", " ") for text in shown] == written


def test_format_quantity_writes_an_unknown_unit_as_it_stands() -> None:
    assert format_quantity(Decimal(665), "тварин", "uk") == "665\u00a0тварин"
    assert format_quantity(Decimal(665), "{0.__class__}", "uk") == "665\u00a0{0.__class__}"
    assert format_quantity(Decimal(665), "", "uk") == "665"


@given(NUMBERS, st.sampled_from(LANGUAGES))
def test_format_number_can_be_read_back(number: Decimal, language: str) -> None:
    assert parse_number(format_number(number, language), language) == number
