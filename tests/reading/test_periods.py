from datetime import date

import pytest

from townbook.reading.periods import period_of_cell, reported_period

YEAR_1402 = (date(2023, 3, 21), date(2024, 3, 19))


@pytest.mark.parametrize(
    ("language", "heading", "label", "starts", "ends"),
    [
        ("uk", "Інформація про виконання за 2022 рік", "2022 рік", date(2022, 1, 1), date(2022, 12, 31)),
        ("uk", "Стан виконання 2022", "2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("en", "Progress 2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("he", "תיאור הביצוע 2020", "2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("fa", "گزارش عملکرد سال ۱۴۰۲", "سال ۱۴۰۲", *YEAR_1402),
        ("fa", "عملکرد ۱۴۰۲", "۱۴۰۲", *YEAR_1402),
    ],
)
def test_period_in_a_heading(language: str, heading: str, label: str, starts: date, ends: date) -> None:
    period = reported_period(heading, language)
    assert period is not None
    assert (period.label, period.starts, period.ends) == (label, starts, ends)


@pytest.mark.parametrize("heading", ["Виконання", "Рішення № 2022", "Тел. 2022-15", "12.2022.5"])
def test_heading_without_a_year_has_no_period(heading: str) -> None:
    assert reported_period(heading, "uk") is None


def test_period_of_a_cell_goes_from_its_first_day_to_its_last() -> None:
    period = period_of_cell("01.03.2022 - 15.09.2023", "uk")
    assert period is not None
    assert (period.starts, period.ends) == (date(2022, 3, 1), date(2023, 9, 15))
    assert period_of_cell("постійно", "uk") is None


@pytest.mark.parametrize(
    ("language", "heading", "label"),
    [
        ("uk", "Виконання Програми на 2021-2023 роки за 2022 рік", "2022 рік"),
        ("en", "Progress in 2023 on the plan to 2030", "2023"),
        ("he", "דוח לשנת 2022", "שנת 2022"),
        ("fa", "گزارش سال ۱۴۰۲", "سال ۱۴۰۲"),
    ],
)
def test_reported_period_is_the_shortest_that_is_no_horizon(language: str, heading: str, label: str) -> None:
    period = reported_period(heading, language)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize(
    ("language", "heading"),
    [("uk", "Стратегія розвитку до 2030 року"), ("en", "Plan to 2030"), ("en", "Met on 4 March 2024")],
)
def test_reported_period_is_none_of_a_horizon_or_of_a_day(language: str, heading: str) -> None:
    assert reported_period(heading, language) is None
