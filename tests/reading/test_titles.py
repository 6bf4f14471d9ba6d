from datetime import date

import pytest

from townbook.reading.titles import TitleParts, outline_number, row_code, title_parts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.", "2"),
        ("2)", "2"),
        ("۲", "2"),
        ("1.4.", "1.4"),
        ("12", "12"),
        ("", ""),
        ("2019-2020", ""),
        ("Мета", ""),
    ],
)
def test_outline_number_reads_number_cells(text: str, number: str) -> None:
    assert outline_number(text) == number


def test_title_period_and_description_are_told_apart() -> None:
    assert title_parts("Арт-двір 2019-2023 роки (простір для митців)", "uk") == TitleParts(
        "", "Арт-двір", "простір для митців", date(2019, 1, 1), date(2023, 12, 31)
    )


def test_title_period_may_follow_the_description() -> None:
    assert title_parts("Портал новин (сайт для мешканців) 2021-2023", "uk") == TitleParts(
        "", "Портал новин", "сайт для мешканців", date(2021, 1, 1), date(2023, 12, 31)
    )


def test_title_keeps_an_abbreviation_in_brackets() -> None:
    parts = title_parts("Туристичний центр (ТЦ) 2019-2020 роки", "uk")
    assert (parts.title, parts.description) == ("Туристичний центр (ТЦ)", "")


def test_title_keeps_brackets_within_it() -> None:
    parts = title_parts("Паркування (вул. Нова) з озелененням", "uk")
    assert (parts.title, parts.description) == ("Паркування (вул. Нова) з озелененням", "")


def test_title_with_a_bracket_never_closed_says_so() -> None:
    parts = title_parts("Ринок 2019-2024 роки (оновлення кварталу (торгові ряди)", "uk")
    assert (parts.title, parts.description, parts.unclosed) == (
        "Ринок",
        "оновлення кварталу (торгові ряди)",
        True,
    )


def test_title_number_before_it_is_taken() -> None:
    assert title_parts("2.1. Озеленити береги", "uk") == TitleParts("2.1", "Озеленити береги", "", None, None)


def test_title_year_that_is_part_of_the_name_stays() -> None:
    parts = title_parts("Стратегія 2030 для молоді", "uk")
    assert (parts.title, parts.starts) == ("Стратегія 2030 для молоді", None)


def test_title_period_in_jalali_years_becomes_gregorian_days() -> None:
    parts = title_parts("نوسازی میدان سال ۱۴۰۲", "fa")
    assert (parts.title, parts.starts, parts.ends) == ("نوسازی میدان", date(2023, 3, 21), date(2024, 3, 19))


def test_title_of_hebrew_line_gives_period() -> None:
    parts = title_parts("שדרוג הטיילת 2020-2022 (שביל אופניים)", "he")
    assert (parts.title, parts.description, parts.ends) == (
        "שדרוג הטיילת",
        "שביל אופניים",
        date(2022, 12, 31),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A-1", "A-1"),
        ("H2.", "H2"),
        ("3.1a", "3.1a"),
        ("۱-۲", "1-2"),
        ("12", "12"),
        ("ліс", ""),
        ("2021-2023", ""),
    ],
)
def test_row_code_may_hold_letters(text: str, code: str) -> None:
    assert row_code(text) == code


def test_title_keeps_its_years_where_words_follow_the_brackets() -> None:
    text = "Гай 2021-2023 роки (липи) Управління парків"
    assert title_parts(text, "uk").title == text


@pytest.mark.parametrize(("text", "number"), [("1. Вода", "1"), ("R2. Merge depots", "R2"), ("2 насоси", "")])
def test_title_begins_with_its_number(text: str, number: str) -> None:
    assert title_parts(text, "uk").number == number
