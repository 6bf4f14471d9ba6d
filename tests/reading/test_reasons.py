"""The same reason in other words is the same."""

from __future__ import annotations

import pytest

from townbook.reading.reasons import reason_key
from townbook.text.languages import LANGUAGES


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("uk", "через воєнний стан", "у зв'язку з воєнним станом"),
        ("uk", "через брак коштів", "Через  брак\nкоштів"),
        ("he", "בשל מחסור בתקציב", "עקב מחסור בתקציב"),
        ("fa", "به دلیل کمبود اعتبار", "به علت کمبود اعتبار"),
        ("en", "because of the war", "due to the war"),
    ],
)
def test_introduction_and_forms_do_not_count(language: str, first: str, second: str) -> None:
    assert reason_key(first, language) == reason_key(second, language) != ""


def test_other_reason_is_another() -> None:
    assert reason_key("через воєнний стан", "uk") != reason_key("через брак коштів", "uk")


@pytest.mark.parametrize("language", LANGUAGES)
def test_reason_without_words_has_a_key(language: str) -> None:
    assert reason_key("…", language) == reason_key("", language) == ""
