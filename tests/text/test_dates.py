from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.calendars import (
    Calendar,
    format_date,
    format_period,
    format_short_date,
    half_range,
    month_range,
    quarter_range,
    year_range,
)
from townbook.text.dates import DateSpan, Precision, days_come_first, find_dates
from townbook.text.languages import LANGUAGES, detect_language

LANGUAGE = st.sampled_from(LANGUAGES)
DAYS = st.dates(date(1925, 1, 1), date(2070, 12, 31))


def said(text: str, language: str) -> list[tuple[str, str, str, str]]:
    """What is found: the words, first and last day, precision."""
    return [
        (text[span.start : span.end], span.starts.isoformat(), span.ends.isoformat(), span.precision.value)
        for span in find_dates(text, language)
    ]


def only(text: str, language: str, **hints: bool | date) -> DateSpan:
    """The one date of a text."""
    (span,) = find_dates(text, language, **hints)  # type: ignore[arg-type]  # the hints of find_dates
    return span


@pytest.mark.parametrize(
    ("text", "words", "starts", "ends", "precision"),
    [
        ("станом на 01.01.2023 року", "01.01.2023 року", "2023-01-01", "2023-01-01", "day"),
        ("рішення від 28.03.2018 №302", "28.03.2018", "2018-03-28", "2018-03-28", "day"),
        ("до «22» липня 2022 року", "«22» липня 2022 року", "2022-07-22", "2022-07-22", "day"),
        ("2022-07-22", "2022-07-22", "2022-07-22", "2022-07-22", "day"),
        ("перше вересня 2022 р.", "перше вересня 2022 р.", "2022-09-01", "2022-09-01", "day"),
        ("01.02.21", "01.02.21", "2021-02-01", "2021-02-01", "day"),
        ("у вересні 2022", "вересні 2022", "2022-09-01", "2022-09-30", "month"),
        ("лютий 2020 року", "лютий 2020 року", "2020-02-01", "2020-02-29", "month"),
        ("упродовж липня-вересня 2022 року", "липня-вересня 2022 року", "2022-07-01", "2022-09-30", "range"),
        ("20-25 вересня 2021 року", "20-25 вересня 2021 року", "2021-09-20", "2021-09-25", "range"),
        (
            "з 1 січня по 31 березня 2022 року",
            "1 січня по 31 березня 2022 року",
            "2022-01-01",
            "2022-03-31",
            "range",
        ),
        (
            "25 грудня – 7 січня 2023 року",
            "25 грудня – 7 січня 2023 року",
            "2022-12-25",
            "2023-01-07",
            "range",
        ),
        ("з 01.01.2022 по 31.03.2022", "01.01.2022 по 31.03.2022", "2022-01-01", "2022-03-31", "range"),
        ("з червня по вересень 2022", "червня по вересень 2022", "2022-06-01", "2022-09-30", "range"),
        ("I квартал 2023", "I квартал 2023", "2023-01-01", "2023-03-31", "quarter"),
        ("у ІІІ кварталі 2022 р.", "ІІІ кварталі 2022 р.", "2022-07-01", "2022-09-30", "quarter"),
        ("2 кв. 2022 року", "2 кв. 2022 року", "2022-04-01", "2022-06-30", "quarter"),
        ("у першому півріччі 2023 року", "першому півріччі 2023 року", "2023-01-01", "2023-06-30", "half"),
        ("за 9 місяців 2022 року", "9 місяців 2022 року", "2022-01-01", "2022-09-30", "range"),
        ("за шість місяців 2022 року", "шість місяців 2022 року", "2022-01-01", "2022-06-30", "half"),
        ("до 2025 року", "2025 року", "2025-01-01", "2025-12-31", "year"),
        ("2019-2023 роки", "2019-2023 роки", "2019-01-01", "2023-12-31", "range"),
        ("2019 – 2020 рр.", "2019 – 2020 рр.", "2019-01-01", "2020-12-31", "range"),
        ("Хаб 2023-2030\tДепартамент", "2023-2030", "2023-01-01", "2030-12-31", "range"),
        (
            "у 2022-2023 навчальному році",
            "2022-2023 навчальному році",
            "2022-09-01",
            "2023-06-30",
            "range",
        ),
        ("2022/23 н.р.", "2022/23 н.р.", "2022-09-01", "2023-06-30", "range"),
    ],
)
def test_find_dates_reads_ukrainian(text: str, words: str, starts: str, ends: str, precision: str) -> None:
    assert said(text, "uk") == [(words, starts, ends, precision)]


@pytest.mark.parametrize(
    ("text", "words", "starts", "ends", "precision"),
    [
        ("בשנת 2019, התקבלו", "שנת 2019", "2019-01-01", "2019-12-31", "year"),
        ("ב 2019, 96%", "2019", "2019-01-01", "2019-12-31", "year"),
        ("ב-2019", "2019", "2019-01-01", "2019-12-31", "year"),
        ("לשנים 2022-2020", "שנים 2022-2020", "2020-01-01", "2022-12-31", "range"),
        ("לשנים 2020 עד 2022", "שנים 2020 עד 2022", "2020-01-01", "2022-12-31", "range"),
        ("ספטמבר 2020", "ספטמבר 2020", "2020-09-01", "2020-09-30", "month"),
        ("ב-1 לספטמבר 2020", "1 לספטמבר 2020", "2020-09-01", "2020-09-01", "day"),
        ("14/09/2020", "14/09/2020", "2020-09-14", "2020-09-14", "day"),
        ("תיקון מיום 9.1.19", "9.1.19", "2019-01-09", "2019-01-09", "day"),
        ("מ-20.2.2020 עד 29.6.2020", "20.2.2020 עד 29.6.2020", "2020-02-20", "2020-06-29", "range"),
        ("כ״ד בתשרי תשפ״א", "כ״ד בתשרי תשפ״א", "2020-10-12", "2020-10-12", "day"),
        ('כ"ט באלול ה\'תשפ"ב', 'כ"ט באלול ה\'תשפ"ב', "2022-09-25", "2022-09-25", "day"),
        ("תשרי תשפ״א", "תשרי תשפ״א", "2020-09-19", "2020-10-18", "month"),
        ("תשפ״ג", "תשפ״ג", "2022-09-26", "2023-09-15", "year"),
        ("שנת הלימודים תשפ״ג", "שנת הלימודים תשפ״ג", "2022-09-01", "2023-06-30", "range"),
        ("מיוני עד ספטמבר 2020", "יוני עד ספטמבר 2020", "2020-06-01", "2020-09-30", "range"),
        (
            "בשבעת החודשים הראשונים של 2020",
            "שבעת החודשים הראשונים של 2020",
            "2020-01-01",
            "2020-07-31",
            "range",
        ),
        ("רבעון ראשון 2023", "רבעון ראשון 2023", "2023-01-01", "2023-03-31", "quarter"),
        ("הרבעון השלישי של 2022", "רבעון השלישי של 2022", "2022-07-01", "2022-09-30", "quarter"),
        ("מחצית שנייה של 2022", "מחצית שנייה של 2022", "2022-07-01", "2022-12-31", "half"),
    ],
)
def test_find_dates_reads_hebrew(text: str, words: str, starts: str, ends: str, precision: str) -> None:
    assert said(text, "he") == [(words, starts, ends, precision)]


@pytest.mark.parametrize(
    ("text", "words", "starts", "ends", "precision"),
    [
        ("۱۴۰۲/۱۲/۱۵", "۱۴۰۲/۱۲/۱۵", "2024-03-05", "2024-03-05", "day"),
        ("15/12/1402", "15/12/1402", "2024-03-05", "2024-03-05", "day"),
        ("15 اسفند ماه 1402", "15 اسفند ماه 1402", "2024-03-05", "2024-03-05", "day"),
        ("پانزدهم اسفند سال 1402", "پانزدهم اسفند سال 1402", "2024-03-05", "2024-03-05", "day"),
        ("۵ تا ۱۲ مهر ۱۴۰۰", "۵ تا ۱۲ مهر ۱۴۰۰", "2021-09-27", "2021-10-04", "range"),
        ("اسفند ۱۴۰۲", "اسفند ۱۴۰۲", "2024-02-20", "2024-03-19", "month"),
        ("بودجه سال 83 شهرداري", "سال 83", "2004-03-20", "2005-03-20", "year"),
        ("سال 1383", "سال 1383", "2004-03-20", "2005-03-20", "year"),
        ("سه ماهه اول سال 84", "سه ماهه اول سال 84", "2005-03-21", "2005-06-21", "quarter"),
        ("نیمه اول سال ۱۴۰۲", "نیمه اول سال ۱۴۰۲", "2023-03-21", "2023-09-22", "half"),
        ("نه ماهه سال ۱۴۰۲", "نه ماهه سال ۱۴۰۲", "2023-03-21", "2023-12-21", "range"),
        ("سال هاي 82 و 81", "سال هاي 82 و 81", "2002-03-21", "2004-03-19", "range"),
        ("از سال 73 تا 82 از 30", "سال 73 تا 82", "1994-03-21", "2004-03-19", "range"),
        ("سال‌های ۱۴۰۱ تا ۱۴۰۴", "سال‌های ۱۴۰۱ تا ۱۴۰۴", "2022-03-21", "2026-03-20", "range"),
        ("از ۱۴۰۱/۰۱/۰۱ تا ۱۴۰۱/۱۲/۲۹", "۱۴۰۱/۰۱/۰۱ تا ۱۴۰۱/۱۲/۲۹", "2022-03-21", "2023-03-20", "range"),
        ("سال تحصیلی ۱۴۰۲-۱۴۰۳", "سال تحصیلی ۱۴۰۲-۱۴۰۳", "2023-09-23", "2024-06-20", "range"),
        ("سال 2019", "سال 2019", "2019-01-01", "2019-12-31", "year"),
        ("ژانویه ۲۰۱۹", "ژانویه ۲۰۱۹", "2019-01-01", "2019-01-31", "month"),
    ],
)
def test_find_dates_reads_persian(text: str, words: str, starts: str, ends: str, precision: str) -> None:
    assert said(text, "fa") == [(words, starts, ends, precision)]


@pytest.mark.parametrize(
    ("text", "words", "starts", "ends", "precision"),
    [
        ("January 12, 2011  2 of 18", "January 12, 2011", "2011-01-12", "2011-01-12", "day"),
        ("12 January 2011", "12 January 2011", "2011-01-12", "2011-01-12", "day"),
        ("the 12th day of January, 2011", "12th day of January, 2011", "2011-01-12", "2011-01-12", "day"),
        ("during january, 2011, big", "january, 2011", "2011-01-01", "2011-01-31", "month"),
        (
            "from July 2009 through December 2012",
            "July 2009 through December 2012",
            "2009-07-01",
            "2012-12-31",
            "range",
        ),
        ("between May and July 2009", "July 2009", "2009-07-01", "2009-07-31", "month"),
        ("March 3-5, 2011", "March 3-5, 2011", "2011-03-03", "2011-03-05", "range"),
        ("Q1 2024", "Q1 2024", "2024-01-01", "2024-03-31", "quarter"),
        ("second quarter of 2024", "second quarter of 2024", "2024-04-01", "2024-06-30", "quarter"),
        ("H2 2024", "H2 2024", "2024-07-01", "2024-12-31", "half"),
        ("Program in FY \n10-11", "FY \n10-11", "2010-07-01", "2011-06-30", "year"),
        ("FY 2011", "FY 2011", "2010-07-01", "2011-06-30", "year"),
        ("FY 2010-12", "FY 2010-12", "2010-07-01", "2012-06-30", "range"),
        ("In 2019 the city", "2019", "2019-01-01", "2019-12-31", "year"),
        ("the 2022-2023 school year", "2022-2023 school year", "2022-09-01", "2023-06-30", "range"),
    ],
)
def test_find_dates_reads_english(text: str, words: str, starts: str, ends: str, precision: str) -> None:
    assert said(text, "en") == [(words, starts, ends, precision)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("рішення № 2022", "uk"),
        ("ціна 28.03 грн", "uk"),
        ("адреса 192.168.10.12", "uk"),
        ("сторінки 10-12", "uk"),
        ("тел. 47-20-19", "uk"),
        ("(0412) 2019-2023-11", "uk"),
        ("1934 учні", "uk"),
        ("2.1.10 Завдання", "uk"),
        ("від 1 до 3 кв. м", "uk"),
        ("1900-2000 грн", "uk"),
        ("30 лютого 2022-05 м", "uk"),
        ("31.02.2022", "uk"),
        ("תב״ר 1111 שיפוץ", "he"),
        ("כ 10,000 בלבד", "he"),
        ("1.75 מש״ח", "he"),
        ("2020 פניות", "he"),
        ("چشم انداز 20 ساله", "fa"),
        ("روزانه 1400 خودرو", "fa"),
        ("در سال 1000 کیلومتر", "fa"),
        ("در سال 80 درصد", "fa"),
        ("در سال 20 پروژه", "fa"),
        ("بهار سال آینده", "fa"),
        ("30 اسفند 1402", "fa"),
        ("تلفن ۱۴۰۲۱۲۱۵", "fa"),
        ("in 2010 homes", "en"),
        ("Ordinance 2012", "en"),
        ("it may 10 people", "en"),
        ("call 555-2019-2020", "en"),
        ("version 1.2.2019.4", "en"),
        ("next year", "en"),
    ],
)
def test_find_dates_leaves_alone_what_only_looks_like_a_date(text: str, language: str) -> None:
    assert find_dates(text, language) == []


def test_find_dates_takes_a_missing_year_from_what_is_named_before() -> None:
    text = "У 2021 році роботи почались 5 травня, а завершились 7 липня."
    assert said(text, "uk")[1:] == [
        ("5 травня", "2021-05-05", "2021-05-05", "day"),
        ("7 липня", "2021-07-07", "2021-07-07", "day"),
    ]
    assert [span.year_said for span in find_dates(text, "uk")] == [True, False, False]


def test_find_dates_takes_a_missing_year_from_the_name_it_stands_by() -> None:
    text = "У 2023 році. Тиждень мобільності 2021 (20-25 вересня)"
    assert said(text, "uk")[-1] == ("20-25 вересня", "2021-09-20", "2021-09-25", "range")


def test_find_dates_lets_the_weekday_correct_a_missing_year() -> None:
    text = "بودجه سال 1383 روز يكشنبه بيست و چهارم اسفند ماه بررسی شد"
    assert said(text, "fa")[1] == ("بيست و چهارم اسفند ماه", "2004-03-14", "2004-03-14", "day")


def test_find_dates_leaves_a_date_alone_that_no_year_is_near() -> None:
    assert find_dates("збори 5 травня", "uk") == []


def test_find_dates_takes_a_missing_year_from_the_reference_day() -> None:
    span = only("збори 5 травня", "uk", reference=date(2022, 7, 1))
    assert (span.starts, span.year_said) == (date(2022, 5, 5), False)


@pytest.mark.parametrize(
    ("text", "language", "starts", "ends"),
    [
        ("до кінця року", "uk", date(2021, 12, 31), date(2021, 12, 31)),
        ("у наступному місяці", "uk", date(2021, 11, 1), date(2021, 11, 30)),
        ("עד סוף השנה", "he", date(2021, 12, 31), date(2021, 12, 31)),
        ("בשנה הבאה", "he", date(2022, 1, 1), date(2022, 12, 31)),
        ("تا پایان سال", "fa", date(2022, 3, 20), date(2022, 3, 20)),
        ("در سال آینده", "fa", date(2022, 3, 21), date(2023, 3, 20)),
        ("by the end of next year", "en", date(2022, 12, 31), date(2022, 12, 31)),
        ("next month", "en", date(2021, 11, 1), date(2021, 11, 30)),
    ],
)
def test_find_dates_reads_relative_dates_by_the_reference_day(
    text: str, language: str, starts: date, ends: date
) -> None:
    span = only(text, language, reference=date(2021, 10, 25))
    assert (span.starts, span.ends) == (starts, ends)
    assert find_dates(text, language) == []


def test_find_dates_of_a_month_crosses_the_turn_of_the_year() -> None:
    span = only("наступного місяця", "uk", reference=date(2021, 12, 5))
    assert (span.starts, span.ends, span.precision) == (date(2022, 1, 1), date(2022, 1, 31), Precision.MONTH)


def test_find_dates_reads_the_one_order_a_numeric_date_can_have() -> None:
    assert only("09/14/2020", "he").starts == date(2020, 9, 14)
    assert only("14/09/2020", "en").starts == date(2020, 9, 14)


def test_find_dates_reads_ambiguous_dates_by_the_custom_of_the_language() -> None:
    assert only("03/04/2021", "he").starts == date(2021, 4, 3)
    assert only("03/04/2021", "en").starts == date(2021, 3, 4)


def test_find_dates_reads_ambiguous_dates_as_the_others_of_the_text() -> None:
    assert [span.starts for span in find_dates("09/14/2020, 03/04/2021", "he")] == [
        date(2020, 9, 14),
        date(2021, 3, 4),
    ]


def test_find_dates_reads_ambiguous_dates_as_it_is_told() -> None:
    assert only("03/04/2021", "en", day_first=True).starts == date(2021, 4, 3)
    assert only("03/04/2021", "he", day_first=False).starts == date(2021, 3, 4)


def test_days_come_first_follows_custom_where_the_dates_of_a_text_disagree() -> None:
    assert days_come_first("14/09/2020 09/14/2020", "uk")
    assert not days_come_first("14/09/2020 09/14/2020", "en")
    assert not days_come_first("09/14/2020", "uk")


def test_find_dates_names_the_calendar_a_text_counts_in() -> None:
    assert only("سال 1383", "fa").calendar is Calendar.JALALI
    assert only("سال 2019", "fa").calendar is Calendar.GREGORIAN
    assert only("תשפ״ג", "he").calendar is Calendar.HEBREW


def test_find_dates_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(KeyError):
        find_dates("2022", "de")


@given(DAYS, LANGUAGE)
def test_find_dates_reads_back_what_format_date_writes(day: date, language: str) -> None:
    long = format_date(day, language)
    span = only(f"· {long} ·", language)
    assert (span.starts, span.ends, span.start) == (day, day, 2)


@given(DAYS, LANGUAGE)
def test_find_dates_reads_back_what_format_short_date_writes(day: date, language: str) -> None:
    span = only(format_short_date(day, language), language)
    assert (span.starts, span.ends) == (day, day)


@given(DAYS)
def test_find_dates_reads_back_every_hebrew_day(day: date) -> None:
    assert only(format_date(day, "he", Calendar.HEBREW), "he").starts == day


@given(st.integers(1345, 1410), st.integers(1, 12))
def test_find_dates_reads_back_every_jalali_period(year: int, month: int) -> None:
    jalali = Calendar.JALALI
    stretches = [
        month_range(year, month, jalali),
        quarter_range(year, (month + 2) // 3, jalali),
        half_range(year, (month + 5) // 6, jalali),
        year_range(year, jalali),
        (year_range(year, jalali)[0], year_range(year + month, jalali)[1]),
    ]
    for starts, ends in stretches:
        span = only(format_period(starts, ends, "fa"), "fa")
        assert (span.starts, span.ends) == (starts, ends)


@given(st.integers(1925, 2050), st.integers(1, 12), st.sampled_from(["uk", "he", "en"]))
def test_find_dates_reads_back_gregorian_months_and_quarters(year: int, month: int, language: str) -> None:
    gregorian = Calendar.GREGORIAN
    stretches = [
        month_range(year, month, gregorian),
        quarter_range(year, (month + 2) // 3, gregorian),
        half_range(year, (month + 5) // 6, gregorian),
        (year_range(year, gregorian)[0], year_range(year + month, gregorian)[1]),
    ]
    for starts, ends in stretches:
        span = only(format_period(starts, ends, language), language)
        assert (span.starts, span.ends) == (starts, ends)


DATE_LIKE = st.text(
    st.sampled_from("0123456789۱۴۰۲./:-– \n\t'\"«»№$aIqQ") | st.sampled_from("січняв.תשפ״גבمهرسال"),
    max_size=60,
)


@given(DATE_LIKE | st.text(st.characters(codec=None)), LANGUAGE)
def test_find_dates_gives_places_of_the_text_in_order(text: str, language: str) -> None:
    spans = find_dates(text, language, reference=date(2022, 7, 22))
    ends = [0]
    for span in spans:
        assert ends[-1] <= span.start < span.end <= len(text)
        assert span.starts <= span.ends
        ends.append(span.end)


@given(DATE_LIKE, LANGUAGE)
def test_find_dates_reads_a_line_the_same_wherever_it_stands(text: str, language: str) -> None:
    spans = find_dates(text, language, day_first=True)
    moved = find_dates(f"· {text}", language, day_first=True)
    assert [(span.starts, span.ends) for span in spans] == [(span.starts, span.ends) for span in moved]


def test_find_dates_of_the_execution_report(real_documents: Path) -> None:
    text = (real_documents / "zhytomyr-2022-execution-report.uk.txt").read_text(encoding="utf-8")
    found = {text[span.start : span.end] for span in find_dates(text, "uk")}
    assert {
        "28.03.2018",
        "липня-вересня 2022 року",
        "2022-2023 навчальному році",
        "першому півріччя 2023 року",
        "24 лютого 2022 року",
    } <= found
    assert all(1990 <= span.starts.year <= 2030 for span in find_dates(text, "uk"))


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("kiryat-yam-2019-ceo-review.he.txt", 4),
        ("izadshahr-goals.fa.txt", 0),
        ("khorramabad-council-news.fa.txt", 0),
        ("tehran-mayor-police-meeting.fa.txt", 0),
        ("more/fa_tehran_council_budget_1383.txt", 7),
        ("more/he_yehud_council_8-20.txt", 14),
        ("more/uk_drabiv_outage_roadmap_2022.txt", 0),
    ],
)
def test_find_dates_counts_the_dates_of_real_documents(real_documents: Path, name: str, count: int) -> None:
    text = (real_documents / name).read_text(encoding="utf-8")
    assert len(find_dates(text, str(detect_language(text)))) == count
