"""A yearly review, the same in four languages: two topics behind, one ahead, a series and a share."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from townbook.reading.interpreters import review
from townbook.reading.readers import read_bytes
from townbook.reading.source import Source
from townbook.reading.status import Status

REVIEWS = {
    "uk": """Підсумки 2023 року

 • Розгляд звернень мешканців

У 2023 році надійшло 1200 звернень, у 2022 році було 900 звернень. У 2023 році 91 % звернень розглянуто \
вчасно.

 • Благоустрій

  • Завершено ремонт скверу біля вокзалу

  • Продовжуємо заміну ліхтарів на вулиці Садовій

Плани на наступний рік

 • Новий маршрут автобуса до лікарні
""",
    "he": """מה עשינו בשנת 2023

 • טיפול בפניות תושבים

בשנת 2023 התקבלו 1200 פניות, בשנת 2022 התקבלו 900 פניות. בשנת 2023 91% מהפניות נענו בזמן.

 • חזות העיר

  • השלמת שיפוץ הגינה שליד התחנה

  • ממשיכים בהחלפת הפנסים ברחוב הדקל

תוכניות לשנה הבאה

 • קו אוטובוס חדש לבית החולים
""",
    "fa": """عملکرد سال ۱۴۰۲

 • رسیدگی به درخواست‌های شهروندان

در سال ۱۴۰۲ تعداد ۱۲۰۰ درخواست رسید، در سال ۱۴۰۱ تعداد ۹۰۰ درخواست رسید. در سال ۱۴۰۲ به ۹۱ درصد \
درخواست‌ها به موقع پاسخ داده شد.

 • سیمای شهر

  • بازسازی بوستان کنار ایستگاه به پایان رسید

  • ادامه تعویض چراغ‌های خیابان بهار

برنامه‌های سال آینده

 • خط تازه اتوبوس تا بیمارستان
""",
    "en": """What we did in 2023

 • Handling residents' inquiries

In 2023 we received 1200 inquiries, in 2022 there were 900 inquiries. In 2023 91% of inquiries were \
answered in time.

 • Streets and squares

  • The square by the station was completed

  • Continuing to replace the lamps in Orchard Street

Plans for next year

 • A new bus line to the hospital
""",
}
LANGUAGES = sorted(REVIEWS)
YEARS = {
    "uk": (date(2023, 1, 1), date(2023, 12, 31)),
    "he": (date(2023, 1, 1), date(2023, 12, 31)),
    "fa": (date(2023, 3, 21), date(2024, 3, 19)),
    "en": (date(2023, 1, 1), date(2023, 12, 31)),
}


def read(text: str, language: str) -> Source:
    return read_bytes(text.encode(), "review.txt", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_is_recognised(language: str) -> None:
    assert review.recognise(read(REVIEWS[language], language)) > 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_keeps_points_under_their_topics(language: str) -> None:
    part = review.interpret(read(REVIEWS[language], language))
    assert [(item.key, item.parent, item.level) for item in part.items] == [
        ("r1", None, "topic"),
        ("r2", None, "topic"),
        ("r3", "r2", "point"),
        ("r4", "r2", "point"),
        ("r5", None, "topic"),
    ]
    assert [level.key for level in part.levels] == ["topic", "point"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_parts_what_was_done_from_what_is_next(language: str) -> None:
    part = review.interpret(read(REVIEWS[language], language))
    starts, ends = YEARS[language]
    assert [(r.item, r.status.value) for r in part.reports] == [
        ("r1", Status.ONGOING),
        ("r3", Status.COMPLETED),
        ("r4", Status.IN_PROGRESS),
        ("r5", Status.PLANNED),
    ]
    assert {(r.period.starts, r.period.ends) for r in part.reports[:3]} == {(starts, ends)}
    ahead = part.reports[3].period
    assert ahead.starts is not None
    assert (ahead.starts - ends).days == 1
    assert (part.items[4].starts, part.items[4].ends) == (ahead.starts, ahead.ends)
    assert part.items[0].starts is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_is_surer_of_what_is_said_than_of_what_is_inferred(language: str) -> None:
    part = review.interpret(read(REVIEWS[language], language))
    planned = part.reports[3].status
    assert planned.confidence == 1
    assert all(
        report.status.confidence < 1 for report in part.reports if report.status.value is Status.ONGOING
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_review_makes_indicators_of_series_and_shares(language: str) -> None:
    source = read(REVIEWS[language], language)
    series, share = review.interpret(source).indicators
    assert [each.value for each in series.observations] == [Decimal(900), Decimal(1200)]
    assert [each.value for each in share.observations] == [Decimal(91)]
    assert share.unit == "%"
    assert series.observations[1].period.starts == share.observations[0].period.starts == YEARS[language][0]
    for indicator in (series, share):
        assert indicator.name in source.text


def test_review_parts_lines_that_ran_together() -> None:
    text = "What we did in 2023\n\n • Paving of Elm StreetPaving of Oak Street\n\n  • All of it\n\n • Trees\n"
    source = read(text, "en")
    part = review.interpret(source)
    assert [item.title for item in part.items] == [
        "Paving of Elm Street",
        "Paving of Oak Street",
        "All of it",
        "Trees",
    ]
    assert part.items[2].parent == "r2"
    assert [(each.kind, source.passage_text(each.passage)) for each in part.repairs] == [
        ("lines run together", "StreetPaving")
    ]


def test_review_takes_headings_and_short_lines_above_lists_for_topics() -> None:
    text = "# What we did in 2023\n\n## Roads\n\n- A bridge\n\nParks\n\n- A pond\n- Trees\n"
    part = review.interpret(read(text, "en"))
    assert [(item.title, item.parent) for item in part.items] == [
        ("Roads", None), ("A bridge", "r1"), ("Parks", None), ("A pond", "r3"), ("Trees", "r3")
    ]  # fmt: skip


def test_review_finds_a_series_told_in_several_sentences() -> None:
    told = "In 2022 there were 900 inquiries. In 2023 there were 950 inquiries."
    text = f"What we did in 2023\n\n • Handling inquiries. {told}\n • A road\n"
    [series] = review.interpret(read(text, "en")).indicators
    assert [(each.period.label, each.value) for each in series.observations] == [
        ("2022", Decimal(900)), ("2023", Decimal(950))
    ]  # fmt: skip


def test_review_makes_no_series_of_different_things() -> None:
    told = "In 2022 we built 3 km of roads. In 2023 we laid 5 km of pipes."
    text = f"What we did in 2023\n\n • {told}\n • A road\n"
    assert review.interpret(read(text, "en")).indicators == ()


def test_review_names_a_share_by_its_topic_where_its_own_words_are_few() -> None:
    text = "What we did in 2023\n\n • Answers in time. In 2023 we answered 91% of letters.\n • A road\n"
    [share] = review.interpret(read(text, "en")).indicators
    assert (share.name, share.observations[0].value) == ("Answers in time", Decimal(91))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("", "What we did in 2023"),
        ("The mayor's office\n\n", "The mayor's office"),
        ("The mayor's office plans. It also acts.\n\n# A year of roads\n\n", "A year of roads"),
        ("The mayor's office plans. It also acts.\n\n", "The mayor's office plans"),
    ],
)
def test_review_is_called_by_what_stands_above_it(above: str, title: str) -> None:
    assert (
        review.interpret(read(f"{above}What we did in 2023\n\n • A road\n • A park\n", "en")).title == title
    )


def test_review_without_a_year_says_so() -> None:
    part = review.interpret(read("What we did this year\n\n • A park\n • A road\n", "en"))
    assert [doubt.kind for doubt in part.doubts] == ["year not said"]
    assert {report.period.starts for report in part.reports} == {None}


def test_review_takes_the_year_of_the_heading_before_any_other() -> None:
    text = (
        "What we did in 2022\n\n • In 2019 the pool burnt down; in 2019 it was closed. It was "
        "opened again\n\nPlans\n"
    )
    part = review.interpret(read(text, "en"))
    assert [report.period.label for report in part.reports] == ["2022"]


def test_review_keeps_a_long_point_whole_and_names_it_shortly() -> None:
    point = (
        "The market hall - "
        + "a place where growers of the valley meet the people of the town, " * 4
        + "is open"
    )
    part = review.interpret(read(f"What we did in 2022\n\n • {point}\n • A road\n", "en"))
    assert part.items[0].title == "The market hall"
    assert part.items[0].description == point
    assert part.reports[0].text == point


@pytest.mark.parametrize(
    "text",
    ["7", "What we did in 2022\n", "Plans for next year", "A letter to the council.\n\nKind regards\n"],
)
def test_review_of_another_document_is_not_recognised(text: str) -> None:
    source = read(text, "en")
    assert review.recognise(source) == 0
    assert review.interpret(source).items == ()
