"""What stands in one cell: days as people write them, lists of names, texts that look like something else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.sheets.cells import (
    NoDay,
    day_of,
    guarded,
    joined,
    milestones_of,
    parted,
    unguarded,
    unique_names,
)
from townbook.text.calendars import Calendar

GREGORIAN, JALALI = Calendar.GREGORIAN, Calendar.JALALI


@pytest.mark.parametrize(
    ("said", "language", "calendar", "day"),
    [
        ("", "uk", GREGORIAN, None),
        ("2026-12-06", "uk", GREGORIAN, date(2026, 12, 6)),
        ("2026-12-06T00:00:00", "uk", GREGORIAN, date(2026, 12, 6)),
        ("06.12.2026", "en", GREGORIAN, date(2026, 12, 6)),
        ("06.12.2026 00:00", "uk", GREGORIAN, date(2026, 12, 6)),
        ("6 грудня 2026 року", "uk", GREGORIAN, date(2026, 12, 6)),
        ("15/09/1405", "fa", JALALI, date(2026, 12, 6)),
        ("۱۴۰۵/۰۹/۱۵", "fa", JALALI, date(2026, 12, 6)),
        ("1405-09-15", "fa", JALALI, date(2026, 12, 6)),
        ("۱۵ آذر ۱۴۰۵", "fa", JALALI, date(2026, 12, 6)),
        ("2026-12-06", "fa", JALALI, date(2026, 12, 6)),
        ("2026", "uk", GREGORIAN, date(2026, 12, 31)),
        ("۱۴۰۵", "fa", JALALI, date(2027, 3, 20)),
        ("2026", "fa", JALALI, date(2026, 12, 31)),
        ("0031-01-02", "uk", GREGORIAN, date(31, 1, 2)),
    ],
)
def test_day_is_understood(said: str, language: str, calendar: Calendar, day: date | None) -> None:
    assert day_of(said, (language,), calendar, is_last=True) == day


@pytest.mark.parametrize(
    "said", ["колись", "2023-02-30", "32.01.2023", "6 грудня 2026 чи пізніше", "0000", "=NOW()"]
)
def test_words_without_a_day_are_none(said: str) -> None:
    with pytest.raises(NoDay):
        day_of(said, ("uk", "en"), GREGORIAN, is_last=False)


names = st.lists(
    st.text(
        st.sampled_from("ab ;\"؛；\n|'") | st.characters(categories=["L", "N", "P", "S"]), min_size=1
    ).filter(lambda name: name.strip() != "")
)


@given(names)
def test_joined_names_come_apart_again(said: list[str]) -> None:
    assert parted(joined(said)) == said


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Парки; Дороги", ["Парки", "Дороги"]),
        ("Парки;Дороги;", ["Парки", "Дороги"]),
        ("Парки\nДороги", ["Парки", "Дороги"]),
        ("شهرداری؛ شورا", ["شهرداری", "شورا"]),
        ('КП "Сад; город"', ['КП "Сад', 'город"']),
        ('"Сад; город"; Парки', ["Сад; город", "Парки"]),
        ('"Сад" КП', ['"Сад" КП']),
        ('"Сад', ['"Сад']),
        ("", []),
    ],
)
def test_names_are_parted_as_people_write_them(cell: str, parts: list[str]) -> None:
    assert parted(cell) == parts


@given(st.text(), st.booleans())
def test_guard_comes_off_again(text: str, is_plain_text: bool) -> None:
    assert unguarded(guarded(text, is_plain_text=is_plain_text)) == text


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "1.10", "007", "1-2", "2023-01-02", "1 000"]
)
def test_no_program_computes_or_changes_a_guarded_text(text: str) -> None:
    assert guarded(text, is_plain_text=True) == f"'{text}"
    assert guarded(text, is_plain_text=False) == text


def test_milestones_are_read_with_days_or_without() -> None:
    steps = milestones_of("2026-05-01 | 2026-05-02 | Тендер | другий\n| | Полив\nПосадка", ("uk",), GREGORIAN)
    assert [(each.due, each.reached_on, each.title) for each in steps] == [
        (date(2026, 5, 1), date(2026, 5, 2), "Тендер | другий"),
        (None, None, "Полив"),
        (None, None, "Посадка"),
    ]


def test_names_that_several_have_get_their_keys() -> None:
    assert unique_names({1: ("Парк", "p1"), 2: ("Парк", "p2"), 3: ("Сад", "s")}) == {
        1: "Парк [p1]",
        2: "Парк [p2]",
        3: "Сад",
    }
