"""Numbers, days and lengths of time as the page's reader writes them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from townbook.ui import formats


@pytest.mark.parametrize(
    ("language", "duration", "written"),
    [
        ("uk", "P20D", "20 днів"),
        ("uk", "P3D", "3 дні"),
        ("uk", "P1M", "1 місяць"),
        ("he", "P2W", "שבועיים"),
        ("he", "P10WD", "10 ימי עבודה"),
        ("fa", "P20D", "۲۰ روز"),
        ("en", "PT1H", "1 hour"),
        ("en", "P2Y", "2 years"),
        ("uk", "до зими", "до зими"),
        ("en", "P1M2D", "P1M2D"),
    ],
)
def test_length_of_time_is_said_in_words(language: str, duration: str, written: str) -> None:
    with translation.override(language):
        assert formats.length_of_time(duration, language) == written


@pytest.mark.parametrize(
    ("language", "size", "written"),
    [
        ("en", 1, "1 KB"),
        ("uk", 103_400, "104\u00a0КБ"),
        ("fa", 2_560_000, "۲٫۶\u00a0مگابایت"),
        ("he", 0, "0\u00a0ק״ב"),
    ],
)
def test_file_size_is_in_thousands_of_bytes(language: str, size: int, written: str) -> None:
    with translation.override(language):
        assert formats.file_size(size, language) == written


def test_figure_is_a_number_or_a_range() -> None:
    one = formats.figure(Decimal("9.5000"), None, None, "km", "uk", about=False)
    many = formats.figure(None, Decimal(7), Decimal(8), "km", "en", about=True)
    assert one.replace("\xa0", " ") == "9,5 км"
    assert many.replace("\xa0", " ") == "≈7–8 km"
    assert formats.figure(None, None, None, "km", "en", about=False) == ""


def test_period_is_counted_by_the_citys_calendar() -> None:
    jalali_year = (date(2023, 3, 21), date(2024, 3, 19))
    assert formats.period(*jalali_year, "fa", "jalali") == "سال ۱۴۰۲"
    assert formats.period(date(2022, 1, 1), date(2022, 12, 31), "uk", "gregorian") == "2022 рік"


def test_period_of_a_calendar_the_language_cannot_write_is_written_as_days() -> None:
    written = formats.period(date(2023, 3, 21), date(2024, 3, 19), "uk", "jalali")
    assert written == "21\u00a0березня 2023\u00a0р. – 19\u00a0березня 2024\u00a0р."


def test_period_of_another_calendar_keeps_its_year_in_persian() -> None:
    assert "۲۰۲۲" in formats.period(date(2022, 1, 1), date(2022, 12, 31), "fa", "gregorian")
