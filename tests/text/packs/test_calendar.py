from __future__ import annotations

import pytest

from townbook.text.calendars import Calendar
from townbook.text.folding import folded
from townbook.text.languages import LANGUAGES
from townbook.text.packs.calendar import calendar_pack

MONTHS = {Calendar.GREGORIAN: 12, Calendar.JALALI: 12, Calendar.HEBREW: 13}


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_pack_names_every_month_once(language: str) -> None:
    months = calendar_pack(language).months
    assert {calendar: len(names) for calendar, names in months.items()} == {
        calendar: MONTHS[calendar] for calendar in months
    }
    forms = [form for names in months.values() for month in names for form in set(month.forms)]
    assert sorted(forms) == sorted(set(forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_pack_is_written_as_text_is_folded(language: str) -> None:
    """What is not folded could never be found."""
    pack = calendar_pack(language)
    words = [
        *pack.ordinals,
        *pack.day_words,
        *pack.weekdays,
        *pack.duration_units,
        *pack.duration_words,
        *pack.duration_pairs,
        *(form for names in pack.months.values() for month in names for form in month.forms),
    ]
    assert [word for word in words if folded(word) != word.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_pack_says_every_ordinal_of_a_quarter(language: str) -> None:
    assert set(calendar_pack(language).ordinals.values()) == {1, 2, 3, 4}
    assert set(calendar_pack(language).weekdays.values()) == set(range(7))
