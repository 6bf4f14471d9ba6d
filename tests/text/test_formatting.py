from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.formatting import format_number, format_quantity, format_share, known_unit, write_sum
from townbook.text.languages import LANGUAGES
from townbook.text.numbers import parse_number
from townbook.text.packs.formatting import format_pack

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uk", ["2509", "20\u00a0282,1", "−1\u00a0234\u00a0567,5", "0", "0,05"]),
        ("he", ["2,509", "20,282.1", "\u200e−1,234,567.5", "0", "0.05"]),
        ("fa", ["۲٬۵۰۹", "۲۰٬۲۸۲٫۱", "\u200e−۱٬۲۳۴٬۵۶۷٫۵", "۰", "۰٫۰۵"]),
        ("en", ["2,509", "20,282.1", "−1,234,567.5", "0", "0.05"]),
    ],
)
def test_format_number_writes_as_readers_do(language: str, written: list[str]) -> None:
    numbers = ["2509", "20282.10", "-1234567.50", "-0.00", "0.050"]
    assert [format_number(Decimal(number), language) for number in numbers] == written


def test_format_number_rounds_half_up_to_the_places_asked_for() -> None:
    assert format_number(Decimal("2.345"), "en", places=2) == "2.35"
    assert format_number(Decimal(7), "uk", places=1) == "7,0"
    assert format_number(Decimal("-0.004"), "en", places=2) == "0.00"


def test_format_number_writes_large_powers_out() -> None:
    assert format_number(Decimal("1E+7"), "en") == "10,000,000"
    assert format_number(Decimal("1E+40"), "en", places=1) == "10" + ",000" * 13 + ".0"


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_format_number_refuses_what_is_no_number(number: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(Decimal(number), "uk")


def test_format_share_writes_percent() -> None:
    written = [format_share(Decimal("96.5"), language) for language in LANGUAGES]
    assert written == ["96,5\u00a0%", "96.5%", "۹۶٫۵٪", "96.5%"]
    assert format_quantity(Decimal("96.5"), "%", "uk") == "96,5\u00a0%"


@pytest.mark.parametrize(
    ("language", "currency", "compact", "full"),
    [
        ("uk", "UAH", "18,1 млн грн", "18 100 000 грн"),
        ("he", "ILS", "18.1 מיליון ש״ח", "18,100,000 ש״ח"),
        ("fa", "IRR", "۱۸٫۱ میلیون ریال", "۱۸٬۱۰۰٬۰۰۰ ریال"),
        ("en", "USD", "$18.1 million", "$18,100,000"),
        ("en", "UAH", "UAH 18.1 million", "UAH 18,100,000"),
    ],
)
def test_format_quantity_writes_money(language: str, currency: str, compact: str, full: str) -> None:
    amount = Decimal(18_100_000)
    assert format_quantity(amount, currency, language, compact=True).replace("\u00a0", " ") == compact
    assert format_quantity(amount, currency, language).replace("\u00a0", " ") == full


def test_format_quantity_keeps_less_than_a_million_exact_when_compact() -> None:
    assert format_quantity(Decimal("999999.99"), "USD", "en", compact=True) == "$999,999.99"
    assert (
        format_quantity(Decimal(-2_500_000_000), "USD", "uk", compact=True) == "−2,5\u00a0млрд\u00a0дол. США"
    )


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("uk", ["5700 м²", "9,5 км", "1 рік", "2 роки", "5 років", "11 років", "21 рік", "1,5 року"]),
        ("he", ["5,700 מ״ר", "9.5 ק״מ", "שנה אחת", "שנתיים", "5 שנים", "11 שנים", "21 שנים", "1.5 שנים"]),
        ("fa", ["۵٬۷۰۰ مترمربع", "۹٫۵ کیلومتر", "۱ سال", "۲ سال", "۵ سال", "۱۱ سال", "۲۱ سال", "۱٫۵ سال"]),
        ("en", ["5,700 m²", "9.5 km", "1 year", "2 years", "5 years", "11 years", "21 years", "1.5 years"]),
    ],
)
def test_format_quantity_asks_for_the_form_a_number_wants(language: str, written: list[str]) -> None:
    quantities = [
        ("5700", "m2"),
        ("9.5", "km"),
        *((years, "a") for years in ("1", "2", "5", "11", "21", "1.50")),
    ]
    shown = [format_quantity(Decimal(value), unit, language) for value, unit in quantities]
    assert [text.replace("\u00a0", " ") for text in shown] == written


def test_format_quantity_writes_an_unknown_unit_as_it_stands() -> None:
    assert format_quantity(Decimal(665), "тварин", "uk") == "665\u00a0тварин"
    assert format_quantity(Decimal(665), "{0.__class__}", "uk") == "665\u00a0{0.__class__}"
    assert format_quantity(Decimal(665), "", "uk") == "665"


@given(NUMBERS, st.sampled_from(LANGUAGES))
def test_format_number_can_be_read_back(number: Decimal, language: str) -> None:
    assert parse_number(format_number(number, language), language) == number


@pytest.mark.parametrize(
    ("language", "value", "unit", "short", "is_exact"),
    [
        ("uk", "18100000", "UAH", "18,1 млн грн", True),
        ("uk", "467700", "UAH", "467 700 грн", True),
        ("uk", "12345678.90", "UAH", "12 345 678,9 грн", True),
        ("uk", "11163720000000", "IRR", "11 163,72 млрд іранських ріалів", True),
        ("uk", "1000000", "IRR", "1 млн іранських ріалів", True),
        ("uk", "1234567891", "UAH", "1,235 млрд грн", False),
        ("fa", "11163720000000", "IRR", "۱۱٬۱۶۳٫۷۲ میلیارد ریال", True),
        ("fa", "2400000000000", "IRT", "۲٬۴۰۰ میلیارد تومان", True),
        ("he", "6200000", "ILS", "6.2 מיליון ש״ח", True),
        ("he", "1234567890123", "ILS", "1.235 טריליון ש״ח", False),
        ("en", "1200000", "USD", "$1.2 million", True),
        ("en", "-2500000", "UAH", "UAH −2.5 million", True),
    ],
)
def test_sum_is_written_as_readers_say_it(
    language: str, value: str, unit: str, short: str, *, is_exact: bool
) -> None:
    written = write_sum(Decimal(value), unit, language)
    assert (written.short.replace("\u00a0", " "), written.is_exact) == (short, is_exact)
    assert written.in_full == format_quantity(Decimal(value), unit, language)


@given(
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=2),
    st.sampled_from(LANGUAGES),
)
def test_sum_keeps_its_value_or_says_that_it_was_rounded(number: Decimal, language: str) -> None:
    written = write_sum(number, "", language)
    share, _, name = written.short.partition("\u00a0") if language != "uk" else _parted(written.short)
    magnitudes = {word: size for size, word in format_pack(language).magnitudes}
    read = _read(share, language) * magnitudes.get(name, Decimal(1))
    if written.is_exact:
        assert read == number
    else:
        assert abs(read - number) * 2_000 <= magnitudes[name]
        assert abs(number) >= 10**9


def _parted(written: str) -> tuple[str, str, str]:
    """Ukrainian groups its digits with the sign that stands before the magnitude's name."""
    share, mark, name = written.rpartition("\u00a0")
    return (share, mark, name) if name[:1].isalpha() else (written, "", "")


def _read(written: str, language: str) -> Decimal:
    pack = format_pack(language)
    plain = written.replace(pack.minus, "-").replace(pack.group, "").replace(pack.decimal, ".")
    return Decimal(plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_every_unit(language: str) -> None:
    codes = {code for each in LANGUAGES for code in format_pack(each).units}
    assert codes - set(format_pack(language).units) == set()


def test_noun_of_a_document_is_no_unit() -> None:
    assert [known_unit(unit) for unit in ("%", "km", "[acr_us]", "дерев", "דונם", "")] == [True] * 3 + [
        False
    ] * 3
