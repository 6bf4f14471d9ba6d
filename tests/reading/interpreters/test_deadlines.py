"""By when something must be done, in four languages."""

from __future__ import annotations

from datetime import date

import pytest

from townbook.reading.draft import DraftDue
from townbook.reading.interpreters.deadlines import read_due

MAY = DraftDue("2024-05-01", "2024-05-01", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "подати до 1 травня 2024 року"),
        ("uk", "не пізніше 01.05.2024"),
        ("he", "להגיש עד 1.5.2024"),
        ("he", "לא יאוחר מיום 1 במאי 2024"),
        ("fa", "تا 12 اردیبهشت 1403 ارائه شود"),
        ("fa", "حداکثر تا ۱۴۰۳/۰۲/۱۲"),
        ("en", "submit it by 1 May 2024"),
        ("en", "no later than May 1, 2024"),
    ],
)
def test_a_date_behind_until_is_a_deadline(language: str, text: str) -> None:
    assert read_due(text, language) == MAY


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "засідання 1 травня 2024 року"),
        ("he", "הישיבה ביום 1.5.2024"),
        ("fa", "جلسه 12 اردیبهشت 1403"),
        ("en", "the meeting of 1 May 2024"),
    ],
)
def test_another_date_is_none(language: str, text: str) -> None:
    assert read_due(text, language) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [("uk", "протягом 20 днів"), ("he", "בתוך 20 ימים"), ("fa", "ظرف ۲۰ روز"), ("en", "within 20 days")],
)
def test_a_time_is_counted_from_the_meeting(language: str, text: str) -> None:
    assert read_due(text, language) == DraftDue("P20D", "P20D", "meeting")
    assert read_due(text, language, date(2024, 4, 1)) == DraftDue("P20D", "P20D", "2024-04-01")


def test_a_range_of_time_has_both_its_ends() -> None:
    assert read_due("ظرف ۲۰ روز تا یک ماه آتی", "fa") == DraftDue("P20D", "P1M", "meeting")


def test_the_last_day_of_a_month_counts() -> None:
    assert read_due("by the end of May 2024", "en") == DraftDue("2024-05-31", "2024-05-31", None)
