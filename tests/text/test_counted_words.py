"""The words after a figure's number: once, and in the form the number asks for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from townbook.text.counted_words import counted_words
from townbook.text.packs.counted_nouns_uk import COUNTED_NOUNS, LINES


@pytest.mark.parametrize(
    ("language", "value", "unit", "of", "words"),
    [
        ("uk", "9.5", "km", "мереж", "мереж"),
        ("uk", "9.5", "km", "km", ""),
        ("uk", "7", "ліхтарів", "ліхтарів", "ліхтарів"),
        ("uk", "79", "послуг", "адміністративних послуг", "адміністративних послуг"),
        ("uk", "120000", "EUR", "вартість проєкту", "(вартість проєкту)"),
        ("uk", "40", "%", "Рівень виконання робіт", "(Рівень виконання робіт)"),
        ("he", "16000", "פניות", "פניות תושבים", "פניות תושבים"),
        ("he", "5.2", "דונם", "", "דונם"),
        ("fa", "180", "اصله", "اصله نهال", "اصله نهال"),
        ("en", "2", "houses", "open houses", "open houses"),
        ("en", "12", "bus", "new electric", "bus new electric"),
        ("en", "12", "", "", ""),
    ],
)
def test_thing_is_said_once(language: str, value: str, unit: str, of: str, words: str) -> None:
    assert counted_words(Decimal(value), unit, of, language) == words


@pytest.mark.parametrize(
    ("value", "unit", "of", "words"),
    [
        (65, "тролейбусами", "тролейбусами", "тролейбусів"),
        (6, "закладах", "закладах", "закладів"),
        (24, "закладів", "закладів", "заклади"),
        (81, "запитом", "запитом", "запит"),
        (14, "автобусами", "комунальними автобусами", "комунальних автобусів"),
        (2292, "особам", "внутрішньо переміщеним особам", "внутрішньо переміщених особи"),
        (3, "шкіл", "спортивні шкіл", "спортивні школи"),
        (5, "школа", "музичних художня школа", "музичних шкіл"),
        (21, "клубу", "підліткового клубу", "клуб"),
        (22, "клуби", "підліткові клуби", "підліткові клуби"),
        (49, "пам’яток", "пам’яток", "пам'яток"),
    ],
)
def test_ukrainian_noun_takes_the_form_of_its_number(value: int, unit: str, of: str, words: str) -> None:
    assert counted_words(Decimal(value), unit, of, "uk") == words


def test_noun_nobody_listed_stays_as_the_document_has_it() -> None:
    assert counted_words(Decimal(9), "сітілайтами", "новими сітілайтами", "uk") == "новими сітілайтами"


def test_every_listed_noun_is_known_by_all_its_forms() -> None:
    for line in LINES.strip().splitlines():
        assert {COUNTED_NOUNS[form]["many"] for form in line.split(", ")} == {line.split(", ")[2]}
