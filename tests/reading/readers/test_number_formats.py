"""Stored numbers as a sheet shows them."""

from __future__ import annotations

import pytest

from townbook.reading.readers.number_formats import shown


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("1", "General", "1"),
        ("1.0", "General", "1"),
        ("0.30000000000000004", "General", "0.3"),
        ("163720000000", "General", "163720000000"),
        ("1E3", "General", "1000"),
        ("text", "General", "text"),
        ("nan", "General", "nan"),
        ("18.149", "0.0", "18.1"),
        ("18.15", "0.0", "18.2"),
        ("1234567.5", "#,##0.00", "1234567.50"),
        ("0.4", "0%", "40%"),
        ("0.405", "0.0%", "40.5%"),
        ("18.1", '0.0" млн грн"', "18.1 млн грн"),
        ("5", "#,##0.00\\ [$₴-422]", "5.00 ₴"),
        ("5", "[$₪-40D] #,##0", "₪ 5"),
        ("1234567", '#,##0.0,," млн"', "1.2 млн"),
        ("-3", "0;[Red]-0", "-3"),
        ("44927", "dd.mm.yyyy", "01.01.2023"),
        ("44927", "yyyy\\-mm\\-dd", "01.01.2023"),
        ("44927.5", "dd/mm/yyyy hh:mm", "01.01.2023 12:00"),
        ("44927", "mmm\\ yyyy", "01.2023"),
        ("44927", "yyyy", "2023"),
        ("0.75", "[h]:mm", "18:00"),
        ("44927", '[$-422]d\\ mmmm\\ yyyy" р."', "01.01.2023"),
        ("99999999999", "dd.mm.yyyy", "99999999999"),
        ("7", "@", "7"),
    ],
)
def test_number_is_shown_in_its_format(stored: str, code: str, text: str) -> None:
    assert shown(stored, 200, {200: code}, from_1904=False) == text


@pytest.mark.parametrize(
    ("format_id", "text"), [(0, "44927.25"), (9, "4492725%"), (14, "01.01.2023"), (22, "01.01.2023 06:00")]
)
def test_formats_that_every_workbook_knows(format_id: int, text: str) -> None:
    assert shown("44927.25", format_id, {}, from_1904=False) == text


def test_old_macs_count_days_from_1904() -> None:
    assert shown("0", 14, {}, from_1904=True) == "01.01.1904"
