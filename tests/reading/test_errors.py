"""Each problem is said in all four languages."""

from __future__ import annotations

import string

import pytest

from townbook.reading.errors import SENTENCES, Problem, UnreadableDocument
from townbook.text.languages import LANGUAGES


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("problem", Problem)
def test_problem_has_a_sentence_in_every_language(problem: Problem) -> None:
    sentences = SENTENCES[problem]
    assert set(sentences) == set(LANGUAGES)
    assert len(set(sentences.values())) == len(LANGUAGES)
    assert all(sentence.endswith(".") for sentence in sentences.values())


@pytest.mark.parametrize("problem", Problem)
def test_sentences_of_a_problem_name_the_same_values(problem: Problem) -> None:
    assert len({frozenset(places(sentence)) for sentence in SENTENCES[problem].values()}) == 1


def test_sentence_says_the_limit() -> None:
    error = UnreadableDocument(Problem.TOO_LARGE, megabytes=64)
    assert error.sentence("uk").startswith("Файл завеликий: приймаються документи до 64\u00a0МБ.")
    assert "64" in error.sentence("he")


def test_sentence_is_english_for_a_language_that_is_not_ours() -> None:
    error = UnreadableDocument(Problem.EMPTY)
    assert error.sentence("de") == error.sentence("en") == str(error)


def test_persian_sentence_has_persian_digits() -> None:
    assert "۶۴" in UnreadableDocument(Problem.TOO_LARGE, megabytes=64).sentence("fa")
