"""Values of changed fields read like words, in every language."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from townbook.cities.enums import ContactRole
from townbook.desk.history.values import in_words
from townbook.text.languages import LANGUAGES


@pytest.mark.parametrize(
    ("name", "value", "language", "said"),
    [
        ("status", "completed", "uk", "виконано"),
        ("state", "returned", "en", "Returned"),
        ("state", "waiting", "en", "Waits for review"),
        ("due", "2026-12-06", "uk", "6 грудня 2026 р."),
        ("due", "2026-12-06", "fa", "۱۵ آذر ۱۴۰۵"),
        ("ends", None, "uk", ""),
        ("progress", 40, "en", "40%"),
        ("role", "body reporter", "en", "Body reporter"),
        ("person", 7, "en", "Олена"),
        ("person", 8, "en", ""),
        ("is_removed", True, "en", "yes"),
        ("is_removed", False, "en", "no"),
        ("position", 1234, "fa", "۱٬۲۳۴"),
        ("languages", ["uk", "he"], "en", "Українська\nעברית"),
        ("names", {"en": "Verbivka", "he": "ורביבקה"}, "en", "English: Verbivka\nעברית: ורביבקה"),
        ("moved", {"parts": 2, "contacts": 0, "coins": 3}, "en", "Parts: 2\ncoins: 3"),
        ("steps", {"accept": 12, "undo": 1}, "en", "looked at: 12\nundid: 1"),
        ("levels", ["Ціль", "Завдання"], "en", "Ціль\nЗавдання"),
        ("calendar", "jalali", "en", "Jalali"),
        ("first_weekday", 6, "en", "Sunday"),
        ("logo", "0123456789abcdef", "en", "a picture (01234567)"),
        ("responsibilities", ["Управління (лівий берег) (lead)"], "en", "Управління (лівий берег) (Lead)"),
        ("contacts", ["reporter: Ірина: друга"], "en", f"{ContactRole.REPORTER.label}: Ірина: друга"),
        ("figures", [["18500", "", "", "", "UAH", "money", ""]], "en", "UAH 18,500"),
        ("figures", [["", "2", "3", "≈", "km", "length", "стежки"]], "en", "≈2–3 km стежки"),
        (
            "milestones",
            [{"title": "Саджанці", "due": "2026-03-01", "reached_on": None}],
            "en",
            "Саджанці · due 1 March 2026",
        ),
        ("text", "Посаджено.", "he", "Посаджено."),
    ],
)
def test_value_is_said_in_words(name: str, value: Any, language: str, said: str) -> None:
    with translation.override(language):
        assert in_words(name, value, {7: "Олена"}).replace("\u00a0", " ") == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "of a later version"),
        ("state", "unknown"),
        ("due", "soon"),
        ("figures", [["1"]]),
        ("milestones", ["a step"]),
        ("role", 5),
        ("languages", ["xx"]),
        ("first_weekday", 9),
        ("calendar", "mayan"),
    ],
)
def test_value_of_another_form_is_shown_as_it_is(name: str, value: Any, language: str) -> None:
    with translation.override(language):
        assert in_words(name, value, {}) != ""
