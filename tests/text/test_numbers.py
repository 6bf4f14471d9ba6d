from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from townbook.text.numbers import NumberSpan, find_numbers, parse_number

LANGUAGES = st.sampled_from(["uk", "he", "fa", "en"])
PERSIAN = str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫")


def numbers(text: str, language: str) -> list[tuple[str, str]]:
    """What is found: the words of each number and its value or ends."""
    return [
        (
            text[span.start : span.end],
            f"{span.low:f}" if span.low == span.high else f"{span.low:f}..{span.high:f}",
        )
        for span in find_numbers(text, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("uk", "чотири", "4"),
        ("uk", "чотирьох", "4"),
        ("uk", "двадцять п'ять", "25"),
        ("uk", "двадцятьма п’ятьма", "25"),
        ("uk", "дві тисячі двадцять три", "2023"),
        ("uk", "півтора мільйона", "1500000"),
        ("uk", "три з половиною тисячі", "3500"),
        ("uk", "1 млн 200 тис", "1200000"),
        ("uk", "541,8 млн", "541800000"),
        ("uk", "4500 тис", "4500000"),
        ("fa", "20 هزار ميليارد", "20000000000000"),
        ("he", "שלושה", "3"),
        ("he", "עשרים וחמש", "25"),
        ("he", "שלוש עשרה", "13"),
        ("he", "שנים עשר", "12"),
        ("he", "מאה ועשרים", "120"),
        ("he", "שלושת אלפים", "3000"),
        ("he", "אלפיים ועשרים", "2020"),
        ("he", "15.5 אלף", "15500"),
        ("he", "7 וחצי מיליון", "7500000"),
        ("he", "מיליון וחצי", "1500000"),
        ("fa", "بیست و پنج", "25"),
        ("fa", "بیست‌وپنج", "25"),
        ("fa", "بیستوپنج", "25"),
        ("fa", "11 هزار و 163 ميليارد و 720 ميليون", "11163720000000"),
        ("fa", "يك هزار و 321 ميليارد و 200 ميليون", "1321200000000"),
        ("fa", "9 هزار ميليارد", "9000000000000"),
        ("fa", "سه ميليون و دويست هزار", "3200000"),
        ("fa", "یک و نیم میلیون", "1500000"),
        ("fa", "نیم میلیون", "500000"),
        ("fa", "۱۲٬۳۴۵٫۵", "12345.5"),
        ("en", "twenty-five", "25"),
        ("en", "two hundred and five", "205"),
        ("en", "two and a half million", "2500000"),
        ("en", "3 dozen", "36"),
        ("en", "1.2 billion", "1200000000"),
    ],
)
def test_parse_number_reads_words_and_multipliers(language: str, text: str, value: str) -> None:
    assert parse_number(text, language) == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "п'ять двадцять"),
        ("uk", "двадцять п'ятий"),
        ("fa", "بيست و چهارم"),
        ("fa", "سه شنبه"),
        ("he", "שני שלישים"),
        ("en", "twenty-first"),
        ("en", "4 people"),
        ("en", ""),
        ("en", "01.02.2023"),
    ],
)
def test_parse_number_of_anything_else_is_none(language: str, text: str) -> None:
    assert parse_number(text, language) is None


def test_find_numbers_takes_in_words_of_approximation() -> None:
    assert find_numbers("працювало близько 60 осіб", "uk") == [
        NumberSpan(Decimal(60), Decimal(60), approximate=True, start=10, end=20)
    ]
    assert numbers("не менше ніж 30", "uk") == [("не менше ніж 30", "30")]
    assert numbers("עמד על כ15.5 אלף, כ- 16 אלף", "he") == [("כ15.5 אלף", "15500"), ("כ- 16 אלף", "16000")]
    assert numbers("بیش از ۲ هزار", "fa") == [("بیش از ۲ هزار", "2000")]
    assert numbers("more than 400", "en") == [("more than 400", "400")]


def test_find_numbers_joins_the_ends_of_a_range() -> None:
    assert numbers("від 5 до 10, 30–40 та 2-3 тис.", "uk") == [
        ("від 5 до 10", "5..10"),
        ("30–40", "30..40"),
        ("2-3 тис", "2000..3000"),
    ]
    assert numbers("هفت تا هشت و از ۱۰ تا ۲۰", "fa") == [("هفت تا هشت", "7..8"), ("از ۱۰ تا ۲۰", "10..20")]
    assert numbers("בין 5 ל-10", "he") == [("בין 5 ל-10", "5..10")]
    assert numbers("between 5 and 10; 3 and 4", "en") == [
        ("between 5 and 10", "5..10"),
        ("3", "3"),
        ("4", "4"),
    ]


def test_find_numbers_turns_a_range_round_that_was_printed_from_its_end() -> None:
    assert numbers("2022-2020", "he") == [("2022-2020", "2020..2022")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "станом на 01.01.2023"),
        ("uk", "COVID-19, EU4Business, ОСК-2, user5677"),
        ("uk", "за тел. 067-123-45-67"),
        ("uk", "https://map.example/?a=13&b=7"),
        ("en", "at 9:30, v1.2.3, 24/7 and 10.0.0.1"),
        ("uk", "один з них, одна школа"),
        ("fa", "یک شهر"),
    ],
)
def test_find_numbers_finds_none_in_codes_and_articles(language: str, text: str) -> None:
    assert find_numbers(text, language) == []


def test_find_numbers_refuses_a_language_without_a_pack() -> None:
    with pytest.raises(KeyError):
        find_numbers("3", "de")


@given(st.integers(0, 10**12), st.integers(0, 99), LANGUAGES)
def test_parse_number_reads_back_every_grouping(whole: int, hundredths: int, language: str) -> None:
    value = Decimal(whole) + Decimal(hundredths) / 100
    for separator in "\u00a0", "\u202f", "\u2009", " ", "'", "’":
        assert parse_number(f"{value:,.2f}".replace(",", separator), language) == value
    decimal_comma = f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert parse_number(decimal_comma, language) == value
    assert parse_number(f"{value:,.2f}".translate(PERSIAN), language) == value


@given(
    st.integers(1, 99_999),
    st.sampled_from([("uk", "тис.", 3), ("he", "אלף", 3), ("fa", "میلیارد", 9), ("en", "million", 6)]),
)
def test_find_numbers_multiplies(count: int, multiplier: tuple[str, str, int]) -> None:
    language, word, power = multiplier
    [span] = find_numbers(f"{count} {word} :", language)
    assert span.low == span.high == Decimal(count) * 10**power


@given(st.integers(2, 999_999_999))
@example(2023)
def test_parse_number_reads_ukrainian_words(number: int) -> None:
    assert parse_number(num2words(number, lang="uk"), "uk") == number


@given(st.integers(2, 999_999_999))
def test_parse_number_reads_english_words(number: int) -> None:
    assert parse_number(num2words(number, lang="en").replace(",", ""), "en") == number


@given(st.integers(2, 999_999_999))
def test_parse_number_reads_persian_words(number: int) -> None:
    assert parse_number(num2words(number, lang="fa"), "fa") == number


@given(st.integers(2, 999_999))
def test_parse_number_reads_hebrew_words(number: int) -> None:
    assert parse_number(num2words(number, lang="he"), "he") == number


@given(st.text(), LANGUAGES)
def test_find_numbers_stays_within_any_text(text: str, language: str) -> None:
    end = 0
    for span in find_numbers(text, language):
        assert end <= span.start < span.end <= len(text)
        assert span.low <= span.high
        end = span.end
