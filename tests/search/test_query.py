from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.search.query import LONGEST_QUERY, MOST_TERMS, SearchQuery, Term, parse_query
from townbook.search.words import LONGEST_KEY, MOST_KEYS, index_keys
from townbook.text.languages import LANGUAGES


def keys(text: str, language: str) -> list[tuple[str, ...]]:
    return [term.keys for term in parse_query(text, language).terms]


def test_words_are_looked_for_by_their_keys() -> None:
    assert keys("Вулицями міста", "uk") == [("вулик",), ("міст",)]
    assert keys("شهرداريها", "fa") == [("شهرداری",)]


def test_quotation_marks_hold_a_phrase() -> None:
    assert keys("ремонт “міської ради” річки", "uk") == [("ремонт",), ("міськ", "рад"), ("річк",)]
    assert keys('«наш» "старий міст"', "uk")[-1] == ("стар", "міст")


def test_quotation_mark_in_a_hebrew_abbreviation_opens_no_phrase() -> None:
    assert keys('תב"ר חינוך', "he") == [("תבר",), ("חינוכ",)]
    assert keys('"תב"ר חינוך"', "he") == [("תבר", "חינוכ")]


def test_quotation_mark_without_its_pair_is_no_phrase() -> None:
    assert keys('"safe streets', "en") == [("saf",), ("street",)]


def test_last_word_may_be_unfinished() -> None:
    *finished, last = parse_query("ремонт вулиц", "uk").terms
    assert finished == [Term(("ремонт",))]
    assert last.beginnings == ("вулиц",)
    assert parse_query('вулиц "старий міст"', "uk").terms[-1].beginnings == ()


def test_beginning_of_a_hebrew_word_is_looked_for_without_its_prefixes() -> None:
    (term,) = parse_query("בפרו", "he").terms
    assert term.beginnings == ("בפרו", "פרו")


@pytest.mark.parametrize(
    ("written", "typed", "language"),
    [
        ("вулицями", "вулиц", "uk"),
        ("бібліотека", "бібл", "uk"),
        ("шкіл", "шко", "uk"),
        ("שלפרויקטים", "פרויק", "he"),
        ("התכניות", "תכנ", "he"),
        ("شهرداری‌ها", "شهرد", "fa"),
        ("اطلاعات", "اطلاعا", "fa"),
        ("libraries", "libr", "en"),
    ],
)
def test_word_is_found_by_its_beginning(written: str, typed: str, language: str) -> None:
    assert parse_query(typed, language).asks_for(index_keys(written, language))


def test_other_words_are_not_asked_for() -> None:
    query = parse_query("річка вул", "uk")
    assert [query.asks_for(key) for key in ("річк", "вулик", "парк", "річковий")] == [
        True,
        True,
        False,
        False,
    ]


def test_query_is_bounded() -> None:
    assert len(parse_query(" ".join(f"слово{number}" for number in range(100)), "uk").terms) == MOST_TERMS
    assert parse_query(" " * LONGEST_QUERY + "парк", "uk").terms == ()
    assert len(parse_query("ж" * 500, "uk").terms[0].keys[0]) == LONGEST_KEY


def test_word_asked_for_twice_is_one() -> None:
    assert keys("парки парк міста", "uk") == [("парк",), ("міст",)]


def test_nothing_is_asked_for_without_a_word() -> None:
    assert parse_query(' «»"" \u202e\x00 -- % * :', "fa") == SearchQuery(())


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_only_letters_and_digits_reach_the_database(text: str, language: str) -> None:
    for term in parse_query(text, language).terms:
        for key in (*term.keys, *term.others, *term.beginnings):
            assert key.isalnum()
            assert len(key) <= LONGEST_KEY


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_index_keys_are_letters_and_digits_apart(text: str, language: str) -> None:
    assert all(key.isalnum() for key in index_keys(text, language).split(" ") if key)


def test_index_keys_are_bounded() -> None:
    assert len(index_keys("слово " * (MOST_KEYS + 5), "uk").split()) == MOST_KEYS
    assert index_keys("", "uk") == ""
