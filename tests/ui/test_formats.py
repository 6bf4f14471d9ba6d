"""Numbers, days and lengths of time as the page's reader writes them."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass
class Said:
    """A figure as a document says it."""

    value: Decimal | None
    unit: str
    of: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False


@pytest.mark.parametrize(
    ("said", "spoken", "document", "amount", "thing"),
    [
        (Said(Decimal("9.5"), "km", "мереж"), "uk", "uk", "9,5 км", "мереж"),
        (Said(Decimal("9.5"), "km", "мереж"), "fa", "uk", "۹٫۵ کیلومتر", "мереж"),
        (Said(Decimal(7), "ліхтарів", "ліхтарів"), "en", "uk", "7", "ліхтарів"),
        (
            Said(Decimal(16000), "פניות", "פניות תושבים", approximate=True),
            "he",
            "he",
            "≈16,000",
            "פניות תושבים",
        ),
        (Said(None, "محله", low=Decimal(7), high=Decimal(8)), "fa", "fa", "۷–۸", "محله"),
        (Said(Decimal(11163720000000), "IRR"), "fa", "fa", "۱۱٬۱۶۳٫۷۲ میلیارد ریال", ""),
        (Said(Decimal(1234567891), "UAH"), "uk", "uk", "≈1,235 млрд грн", ""),
    ],
)
def test_figure_says_its_thing_once_in_the_documents_language(
    said: Said, spoken: str, document: str, amount: str, thing: str
) -> None:
    written = formats.written_figure(said, spoken, document)
    assert (written.amount.replace("\xa0", " "), written.thing) == (amount, thing)


def test_rounded_figure_keeps_its_whole_number() -> None:
    rounded = formats.written_figure(Said(Decimal(1234567891), "UAH"), "uk", "uk")
    assert rounded.in_full.replace("\xa0", " ") == "1 234 567 891 грн"
    assert rounded.is_rounded
    exact = formats.written_figure(Said(Decimal(18100000), "UAH", approximate=True), "uk", "uk")
    assert (exact.in_full.replace("\xa0", " "), exact.is_rounded) == ("≈18 100 000 грн", False)


def test_period_is_counted_by_the_citys_calendar() -> None:
    jalali_year = (date(2023, 3, 21), date(2024, 3, 19))
    assert formats.period(*jalali_year, "fa", "jalali") == "سال ۱۴۰۲"
    assert formats.period(date(2022, 1, 1), date(2022, 12, 31), "uk", "gregorian") == "2022 рік"


def test_period_of_a_calendar_the_language_cannot_write_is_written_as_days() -> None:
    written = formats.period(date(2023, 3, 21), date(2024, 3, 19), "uk", "jalali")
    assert written == "21\u00a0березня 2023\u00a0р. – 19\u00a0березня 2024\u00a0р."


def test_period_of_another_calendar_keeps_its_year_in_persian() -> None:
    assert "۲۰۲۲" in formats.period(date(2022, 1, 1), date(2022, 12, 31), "fa", "gregorian")
