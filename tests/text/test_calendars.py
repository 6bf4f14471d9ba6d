from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.calendars import (
    Calendar,
    calendar_date,
    format_date,
    format_period,
    format_short_date,
    half_range,
    hebrew_date,
    jalali_date,
    month_range,
    months_of_year,
    quarter_range,
    to_date,
    year_range,
)

CENTURIES = st.dates(date(1800, 1, 1), date(2250, 12, 31))
CALENDARS = st.sampled_from(Calendar)


@given(CENTURIES, CALENDARS)
def test_every_day_of_centuries_goes_to_a_calendar_and_back(day: date, calendar: Calendar) -> None:
    shown = calendar_date(day, calendar)
    assert to_date(shown.year, shown.month, shown.day, calendar) == day


@given(CENTURIES, CALENDARS)
def test_days_of_a_calendar_follow_each_other(day: date, calendar: Calendar) -> None:
    today, tomorrow = calendar_date(day, calendar), calendar_date(day + timedelta(days=1), calendar)
    if tomorrow.day != 1:
        assert (tomorrow.year, tomorrow.month, tomorrow.day) == (today.year, today.month, today.day + 1)
    else:
        assert month_range(today.year, today.month, calendar)[1] == day


@given(st.integers(1200, 1600))
def test_months_of_a_jalali_year_fill_it(year: int) -> None:
    assert _months_fill_year(year, Calendar.JALALI)


@given(st.integers(5560, 6000))
def test_months_of_a_hebrew_year_fill_it(year: int) -> None:
    assert _months_fill_year(year, Calendar.HEBREW)
    assert len(months_of_year(year, Calendar.HEBREW)) in {12, 13}


def _months_fill_year(year: int, calendar: Calendar) -> bool:
    ranges = [month_range(year, month, calendar) for month in months_of_year(year, calendar)]
    touching = all(first[1] + timedelta(days=1) == second[0] for first, second in itertools.pairwise(ranges))
    return touching and (ranges[0][0], ranges[-1][1]) == year_range(year, calendar)


@given(st.integers(1300, 2100), st.sampled_from([Calendar.JALALI, Calendar.GREGORIAN]))
def test_halves_and_quarters_fill_a_year(year: int, calendar: Calendar) -> None:
    quarters = [quarter_range(year, number, calendar) for number in (1, 2, 3, 4)]
    halves = [half_range(year, number, calendar) for number in (1, 2)]
    assert (quarters[0][0], quarters[3][1]) == (halves[0][0], halves[1][1]) == year_range(year, calendar)
    assert quarters[1][1] == halves[0][1]


@pytest.mark.parametrize(
    ("jalali", "gregorian"),
    [
        ((1402, 12, 15), date(2024, 3, 5)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1400, 1, 1), date(2021, 3, 21)),
    ],
)
def test_jalali_date_agrees_with_the_calendar_of_iran(jalali: tuple[int, int, int], gregorian: date) -> None:
    assert jalali_date(*jalali) == gregorian


@pytest.mark.parametrize(
    ("hebrew", "gregorian"),
    [
        ((5708, 2, 5), date(1948, 5, 14)),
        ((5783, 7, 1), date(2022, 9, 26)),
        ((5784, 13, 14), date(2024, 3, 24)),
    ],
)
def test_hebrew_date_agrees_with_known_days(hebrew: tuple[int, int, int], gregorian: date) -> None:
    assert hebrew_date(*hebrew) == gregorian


@pytest.mark.parametrize(
    ("year", "month", "day", "calendar"),
    [
        (2023, 2, 29, Calendar.GREGORIAN),
        (1402, 12, 30, Calendar.JALALI),
        (1402, 13, 1, Calendar.JALALI),
        (5783, 13, 1, Calendar.HEBREW),
        (5783, 2, 30, Calendar.HEBREW),
        (0, 1, 1, Calendar.GREGORIAN),
    ],
)
def test_to_date_refuses_days_that_are_not(year: int, month: int, day: int, calendar: Calendar) -> None:
    with pytest.raises(ValueError, match=f"{calendar} calendar has no day {year}-{month}-{day}"):
        to_date(year, month, day, calendar)


@pytest.mark.parametrize("quarter", [0, 5])
def test_quarter_range_refuses_a_fifth_quarter(quarter: int) -> None:
    with pytest.raises(ValueError, match="no part"):
        quarter_range(2022, quarter, Calendar.GREGORIAN)


def test_half_range_refuses_the_hebrew_calendar() -> None:
    with pytest.raises(ValueError, match="no part"):
        half_range(5783, 1, Calendar.HEBREW)


@pytest.mark.parametrize(
    ("language", "calendar", "long", "short"),
    [
        ("uk", None, "22\u00a0липня 2022\u00a0р.", "22.07.2022"),
        ("he", None, "22\u00a0ביולי 2022", "22.7.2022"),
        ("he", Calendar.HEBREW, "כ״ג\u00a0בתמוז תשפ״ב", "כ״ג בתמוז תשפ״ב"),
        ("fa", None, "۳۱\u00a0تیر ۱۴۰۱", "۱۴۰۱/۰۴/۳۱"),
        ("fa", Calendar.GREGORIAN, "۲۲\u00a0ژوئیه ۲۰۲۲", "۲۰۲۲/۰۷/۲۲"),
        ("en", None, "22\u00a0July 2022", "22 Jul 2022"),
    ],
)
def test_format_date_writes_as_natives_do(
    language: str, calendar: Calendar | None, long: str, short: str
) -> None:
    day = date(2022, 7, 22)
    assert format_date(day, language, calendar) == long
    assert format_short_date(day, language, calendar) == short


def test_format_date_names_both_months_adar_of_a_leap_year() -> None:
    assert format_date(date(2024, 2, 22), "he", Calendar.HEBREW) == "י״ג\u00a0באדר א׳ תשפ״ד"
    assert format_date(date(2024, 3, 24), "he", Calendar.HEBREW) == "י״ד\u00a0באדר ב׳ תשפ״ד"
    assert format_date(date(2023, 3, 7), "he", Calendar.HEBREW) == "י״ד\u00a0באדר תשפ״ג"


def test_format_date_refuses_a_calendar_the_language_does_not_write() -> None:
    with pytest.raises(ValueError, match="jalali"):
        format_date(date(2022, 7, 22), "uk", Calendar.JALALI)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "uk",
            [
                "липень 2022\u00a0р.",
                "III квартал 2022\u00a0р.",
                "II півріччя 2022\u00a0р.",
                "2022 рік",
                "2022–2024 роки",
            ],
        ),
        ("he", ["יולי 2022", "רבעון שלישי 2022", "מחצית שנייה 2022", "2022", "2022–2024"]),
        ("en", ["July 2022", "Q3 2022", "second half of 2022", "2022", "2022–2024"]),
    ],
)
def test_format_period_names_a_gregorian_stretch(language: str, names: list[str]) -> None:
    stretches = [
        (date(2022, 7, 1), date(2022, 7, 31)),
        (date(2022, 7, 1), date(2022, 9, 30)),
        (date(2022, 7, 1), date(2022, 12, 31)),
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2022, 1, 1), date(2024, 12, 31)),
    ]
    assert [format_period(*stretch, language) for stretch in stretches] == names


def test_format_period_names_a_jalali_stretch() -> None:
    jalali = Calendar.JALALI
    assert format_period(*month_range(1401, 4, jalali), "fa") == "تیر ۱۴۰۱"
    assert format_period(*quarter_range(1401, 2, jalali), "fa") == "سه‌ماههٔ دوم ۱۴۰۱"
    assert format_period(*half_range(1401, 1, jalali), "fa") == "نیمهٔ اول ۱۴۰۱"
    assert format_period(*year_range(1401, jalali), "fa") == "سال ۱۴۰۱"
    assert format_period(*year_range(5783, Calendar.HEBREW), "he", Calendar.HEBREW) == "תשפ״ג"


def test_format_period_writes_first_and_last_day_of_what_has_no_name() -> None:
    assert (
        format_period(date(2022, 7, 22), date(2022, 8, 1), "en") == "22\u00a0July 2022 – 1\u00a0August 2022"
    )
    assert format_period(date(2022, 7, 22), date(2022, 7, 22), "en") == "22\u00a0July 2022"
