from __future__ import annotations

from decimal import Decimal

import pytest

from townbook.text.numerals import numeral_value, slash_decimal_value


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("16440", "16440"),
        ("238,1", "238.1"),
        ("1 234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1'234'567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("0,5", "0.5"),
        ("0", "0"),
    ],
)
def test_numeral_value_reads_grouping_and_decimals(run: str, value: str) -> None:
    assert numeral_value(run, comma_groups=False) == Decimal(value)


def test_numeral_value_of_three_digits_after_a_comma_depends_on_the_language() -> None:
    assert numeral_value("10,000", comma_groups=True) == Decimal(10000)
    assert numeral_value("10,000", comma_groups=False) == Decimal(10)
    assert numeral_value("2,445,563", comma_groups=False) == Decimal(2445563)


@pytest.mark.parametrize(
    "run",
    ["01.01.2023", "23,5,6,7", "067", "8:30", "48-12-12", "24/7", "16.40.030", "1/2/3", "9" * 16],
)
def test_numeral_value_of_a_code_is_none(run: str) -> None:
    assert numeral_value(run, comma_groups=True) is None


def test_slash_decimal_value_reads_what_persian_print_does() -> None:
    assert slash_decimal_value("2/5") == Decimal("2.5")
    assert slash_decimal_value("1402/12") is None
