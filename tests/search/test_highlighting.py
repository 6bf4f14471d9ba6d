from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.search.highlighting import LONGEST_WORD, SNIPPET_LENGTH, marks_of, snippet_of
from townbook.search.query import parse_query
from townbook.text.languages import LANGUAGES


def marked(query: str, text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in marks_of(parse_query(query, language), text, language)]


@pytest.mark.parametrize(
    ("language", "query", "text", "expected"),
    [
        ("uk", "вулиця", "Між вулицями, біля вулиці-сквера.", ["вулицями", "вулиці"]),
        ("uk", "об'єкт", "На двох об’єктах і об'єкті", ["об’єктах", "об'єкті"]),
        ("he", "פרויקט", "לפרויקט, הַפְּרוֹיֶקְט והפרויקטים", ["לפרויקט", "הַפְּרוֹיֶקְט", "והפרויקטים"]),
        ("he", 'תב"ר', "אושר תב״ר חדש", ["תב״ר"]),
        ("fa", "شهرداریها", "شهرداری‌ها و شهرداري ها و شهر", ["شهرداری‌ها", "شهرداري ها"]),
        ("fa", "می‌شود", "این پل ساخته می شود و می‌شود", ["می شود", "می‌شود"]),
        ("en", "library", "Libraries, a library; delibrary", ["Libraries", "library"]),
        ("en", "2022", "in ۲۰۲۲ and 2022, not 20222", ["۲۰۲۲", "2022"]),
    ],
)
def test_marks_are_the_words_as_they_are_written(
    language: str, query: str, text: str, expected: list[str]
) -> None:
    assert marked(query + " ", text, language)[: len(expected)] == expected


def test_words_of_another_script_are_marked() -> None:
    assert marked("Wi-Fi парк", "Wi-Fi у парку", "uk") == ["Wi", "Fi", "парку"]


def test_snippet_shows_most_different_words() -> None:
    text = "парк парк парк. " + "далі інше слово. " * 30 + "Міст через парк. " + "ще далі ідуть слова. " * 30
    snippet = snippet_of(parse_query("парк міст", "uk"), text, "uk")
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["Міст", "парк"]
    assert text[snippet.start :].startswith(snippet.text)
    assert (snippet.begins, snippet.ends) == (False, False)


def test_snippet_without_words_is_the_beginning() -> None:
    text = "Перше речення тексту. " * 20
    snippet = snippet_of(parse_query("парк", "uk"), text, "uk")
    assert (snippet.start, snippet.marks, snippet.begins) == (0, (), True)
    assert SNIPPET_LENGTH - 20 <= len(snippet.text) <= SNIPPET_LENGTH + LONGEST_WORD


def test_short_text_is_its_own_snippet() -> None:
    snippet = snippet_of(parse_query("парк", "uk"), "Новий парк", "uk")
    assert (snippet.text, snippet.marks, snippet.begins, snippet.ends) == (
        "Новий парк",
        ((6, 10),),
        True,
        True,
    )


@given(st.lists(st.sampled_from(["парк", "שדה", "راه", "road", "\n", "ж" * 300, "«", "12"]), max_size=120))
def test_snippet_is_a_piece_of_the_text_with_its_marks_inside(words: list[str]) -> None:
    text = " ".join(words)
    for language in LANGUAGES:
        query = parse_query("парк שדה راه road 12 ", language)
        snippet = snippet_of(query, text, language)
        assert text[snippet.start : snippet.start + len(snippet.text)] == snippet.text
        assert len(snippet.text) <= SNIPPET_LENGTH + 3 * LONGEST_WORD
        assert all(0 <= start < end <= len(snippet.text) for start, end in snippet.marks)
        assert set(snippet.marks) <= {
            (start - snippet.start, end - snippet.start) for start, end in marks_of(query, text, language)
        }
        assert bool(snippet.marks) == bool(marks_of(query, text, language))
