"""Levels as they are counted, in each language's grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.level_words import counted_level, level_word
from townbook.reading.packs import document_pack
from townbook.reading.packs.counted_levels import CATEGORIES, COUNTED_LEVELS
from townbook.reading.packs.shapes import speech_pack
from townbook.text.languages import LANGUAGES


@pytest.mark.parametrize(
    ("label", "language", "written"),
    [
        ("Стратегічна ціль", "uk", ["1 стратегічна ціль", "3 стратегічні цілі", "25 стратегічних цілей"]),
        ("Завдання", "uk", ["1 завдання", "3 завдання", "25 завдань"]),
        ("Об'єкт", "uk", ["1 об’єкт", "3 об’єкти", "25 об’єктів"]),
        ("משימה", "he", ["1 משימה", "3 משימות", "25 משימות"]),
        ("יעד", "he", ["1 יעד", "3 יעדים", "25 יעדים"]),
        ("هدف راهبردی", "fa", ["۱ هدف راهبردی", "۳ هدف راهبردی", "۲۵ هدف راهبردی"]),
        ("Priority", "en", ["1 priority", "3 priorities", "25 priorities"]),
    ],
)
def test_level_is_counted_as_the_language_does(label: str, language: str, written: list[str]) -> None:
    assert [counted_level(label, count, language).replace("\u00a0", " ") for count in (1, 3, 25)] == written


def test_ukrainian_counts_by_the_last_word_of_the_number() -> None:
    words = [level_word("Проєкт", count, "uk") for count in (0, 11, 21, 22, 112, 176)]
    assert words == ["проєктів", "проєктів", "проєкт", "проєкти", "проєктів", "проєктів"]


def test_level_named_in_the_plural_is_known_too() -> None:
    assert level_word("Стратегічні цілі", 5, "uk") == "стратегічних цілей"
    assert level_word("משימות", 1, "he") == "משימה"


def test_word_nobody_knows_stands_before_its_number_as_it_is() -> None:
    assert level_word("Стратегічна вісь", 25, "uk") is None
    assert counted_level("Стратегічна вісь", 1250, "en") == "Стратегічна вісь: 1,250"


def test_language_without_a_pack_is_refused() -> None:
    with pytest.raises(KeyError):
        level_word("Ziel", 2, "de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_level_a_reader_may_find_is_counted(language: str) -> None:
    labels = {word.label for word in document_pack(language).table.levels}
    labels |= {document_pack(language).table.section.label, *speech_pack(language).goals.labels}
    labels.add(speech_pack(language).works.label)
    assert {label for label in labels if level_word(label, 2, language) is None} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_form_for_each_category(language: str) -> None:
    assert {len(forms) for forms in COUNTED_LEVELS[language]} == {len(CATEGORIES[language])}
    singulars = [forms[0] for forms in COUNTED_LEVELS[language]]
    assert len(set(singulars)) == len(singulars)


@given(st.integers(min_value=0, max_value=10**6), st.sampled_from(LANGUAGES))
def test_known_level_is_one_of_its_forms_whatever_the_number(count: int, language: str) -> None:
    for forms in COUNTED_LEVELS[language]:
        assert level_word(forms[0], count, language) in forms
