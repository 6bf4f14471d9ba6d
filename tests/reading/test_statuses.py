from datetime import date

import pytest

from townbook.reading.status import Status
from townbook.reading.statuses import FoundStatus, read_status


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("uk", "Реалізацію проєкту призупинено.", Status.SUSPENDED),
        ("uk", "Роботи з ремонту мосту завершено.", Status.COMPLETED),
        ("uk", "Триває будівництво школи.", Status.IN_PROGRESS),
        ("uk", "Захід скасовано.", Status.CANCELLED),
        ("uk", "Роботи не розпочато.", Status.NOT_STARTED),
        ("uk", "Конкурс не проводився.", Status.NOT_STARTED),
        ("uk", "Планується закупівля автобусів.", Status.PLANNED),
        ("uk", "Розгляд питання планується на засіданні робочої групи «Парк».", Status.UNDER_REVIEW),
        ("uk", "Центр функціонує.", Status.ONGOING),
        ("he", "הושלם.", Status.COMPLETED),
        ("he", "העבודות בביצוע.", Status.IN_PROGRESS),
        ("he", "הפרויקט הוקפא.", Status.SUSPENDED),
        ("he", "המשימה נדחתה לשנת 2021.", Status.POSTPONED),
        ("he", "טרם החל.", Status.NOT_STARTED),
        ("he", "בוטל.", Status.CANCELLED),
        ("he", "מתוכנן לרבעון הראשון.", Status.PLANNED),
        ("fa", "پروژه به پایان رسید.", Status.COMPLETED),
        ("fa", "عملیات در حال اجرا است.", Status.IN_PROGRESS),
        ("fa", "اجرای طرح متوقف شد.", Status.SUSPENDED),
        ("fa", "طرح به سال ۱۴۰۳ موکول شد.", Status.POSTPONED),
        ("fa", "کار آغاز نشده است.", Status.NOT_STARTED),
        ("fa", "برنامه لغو شد.", Status.CANCELLED),
        ("en", "The bridge was completed in May.", Status.COMPLETED),
        ("en", "Construction is under way.", Status.IN_PROGRESS),
        ("en", "The project was suspended.", Status.SUSPENDED),
        ("en", "The fair was postponed to 2025.", Status.POSTPONED),
        ("en", "Work has not started.", Status.NOT_STARTED),
        ("en", "The fair was cancelled.", Status.CANCELLED),
    ],
)
def test_status_is_read_from_set_phrases(language: str, text: str, status: Status) -> None:
    found = read_status(text, language)
    assert (found.value, found.confidence >= 0.8) == (status, True)
    assert found.span is not None
    assert text[found.span[0] : found.span[1]] == text


def test_status_carries_the_reason_in_the_texts_own_words() -> None:
    found = read_status("Роботи не розпочато у зв'язку із запровадженням воєнного стану.", "uk")
    assert found.reason == "у зв'язку із запровадженням воєнного стану"


def test_status_reason_that_opens_the_sentence_ends_before_its_subject() -> None:
    found = read_status("У зв'язку із введенням воєнного стану в Україні конкурс ідей не проводився.", "uk")
    assert (found.value, found.reason) == (
        Status.NOT_STARTED,
        "У зв'язку із введенням воєнного стану в Україні",
    )


def test_status_postponed_carries_until() -> None:
    found = read_status("За підсумками засідання 22.01.2020 розгляд питання перенесено на 2023 рік.", "uk")
    assert (found.value, found.until) == (Status.POSTPONED, date(2023, 1, 1))


def test_status_of_no_words_is_unreported() -> None:
    assert read_status("", "uk") == FoundStatus(Status.UNREPORTED, "", None, None, 1.0)


def test_status_inferred_from_verbs_is_less_sure() -> None:
    found = read_status("Встановлено 12 лавок.", "uk")
    assert (found.value, found.confidence) == (Status.COMPLETED, 0.5)


def test_status_inferred_of_an_item_that_goes_on_is_in_progress() -> None:
    found = read_status(
        "Встановлено 12 лавок.", "uk", period_ends=date(2022, 12, 31), item_ends=date(2030, 12, 31)
    )
    assert found.value is Status.IN_PROGRESS


def test_status_of_a_part_does_not_speak_for_a_long_report() -> None:
    text = " ".join(f"Проведено захід номер {number} для громади." for number in "АБВГҐД")
    found = read_status(
        text.replace("номер В для громади", "і призупинено друк буклета") + " Видано звіт.", "uk"
    )
    assert found.value is Status.IN_PROGRESS


@pytest.mark.parametrize(
    ("language", "text", "status", "reason", "until"),
    [
        (
            "uk",
            "Через запровадження воєнного стану ярмарок скасовано.",
            Status.CANCELLED,
            "Через запровадження воєнного стану",
            None,
        ),
        ("uk", "Через воєнний стан реалізацію призупинено.", Status.SUSPENDED, "Через воєнний стан", None),
        (
            "uk",
            "Робоча група вирішила перенести розгляд на 2025 рік.",
            Status.POSTPONED,
            "",
            date(2025, 1, 1),
        ),
        ("fa", "اجرا به دلیل نوسان نرخ ارز متوقف شد.", Status.SUSPENDED, "به دلیل نوسان نرخ ارز", None),
        ("fa", "اجرا به شهریور ۱۴۰۳ موکول شد.", Status.POSTPONED, "", date(2024, 8, 22)),
        ("he", "הפרויקט הושהה בשל מגבלות תקציב.", Status.SUSPENDED, "בשל מגבלות תקציב", None),
        (
            "en",
            "Postponed until 2013 because bids were too high.",
            Status.POSTPONED,
            "because bids were too high",
            date(2013, 1, 1),
        ),
    ],
)
def test_status_has_reason_and_until_in_every_language(
    language: str, text: str, status: Status, reason: str, until: date | None
) -> None:
    found = read_status(text, language)
    assert (found.value, found.reason, found.until) == (status, reason, until)


@pytest.mark.parametrize(
    "text",
    [
        "Питання чекає на розгляд робочої групи.",
        "Питання передано на розгляд робочої групи.",
        "Планується ще раз розглянути на робочій групі.",
        "Планується розгляд питання робочою групою.",
    ],
)
def test_question_before_a_group_is_under_review(text: str) -> None:
    assert read_status(text, "uk").value is Status.UNDER_REVIEW


@pytest.mark.parametrize(
    ("language", "words", "status"),
    [
        ("uk", "Виконано на 80 %.", Status.IN_PROGRESS),
        ("uk", "у процесі", Status.IN_PROGRESS),
        ("uk", "не викон.", Status.NOT_STARTED),
        ("uk", "постійно", Status.ONGOING),
        ("he", "טרם החל", Status.NOT_STARTED),
        ("he", "הושלם חלקית", Status.IN_PROGRESS),
        ("fa", "نیمه‌تمام", Status.IN_PROGRESS),
        ("fa", "خاتمه یافته", Status.COMPLETED),
        ("en", "Implemented", Status.COMPLETED),
        ("en", "Works 80% complete", Status.IN_PROGRESS),
        ("en", "Rejected", Status.CANCELLED),
    ],
)
def test_words_of_a_status_cell_are_known(language: str, words: str, status: Status) -> None:
    found = read_status(words, language)
    assert found.value is status
    assert found.confidence >= 0.8


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("Виконання перенесено на 2026 рік.", "uk", date(2026, 1, 1), date(2026, 12, 31)),
        ("Виконання перенесено з 2022 року до 2025 року.", "uk", date(2025, 1, 1), date(2025, 12, 31)),
        ("Реалізацію перенесено на II квартал 2024 року.", "uk", date(2024, 4, 1), date(2024, 6, 30)),
        ("Виконання перенесено на 2024-2025 роки.", "uk", date(2024, 1, 1), date(2025, 12, 31)),
        ("Розгляд відкладено до 15 березня 2024 року.", "uk", date(2024, 3, 15), date(2024, 3, 15)),
        ("Виконання відкладено з 2022 року.", "uk", None, None),
        ("הפרויקט נדחה משנת 2020 לשנת 2022.", "he", date(2022, 1, 1), date(2022, 12, 31)),
        ("اجرای پروژه از سال ۱۴۰۲ به سال ۱۴۰۴ موکول شد.", "fa", date(2025, 3, 21), date(2026, 3, 20)),
        ("The project was postponed from 2022 to 2025.", "en", date(2025, 1, 1), date(2025, 12, 31)),
        ("Postponed to March 2026.", "en", date(2026, 3, 1), date(2026, 3, 31)),
    ],
)
def test_until_is_all_of_the_time_named(
    text: str, language: str, first: date | None, last: date | None
) -> None:
    found = read_status(text, language)
    assert (found.value, found.until, found.until_ends) == (Status.POSTPONED, first, last)
