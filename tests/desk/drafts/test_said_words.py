"""Words a person copied are found in the document."""

from __future__ import annotations

from townbook.desk.drafts.said_words import is_said, occurrences

TEXT = "1.3\tПоставити  лави\nвздовж річки. Посаджено верби. Поставити лави в парку."


def found(words: str, first: int = 0) -> list[str]:
    return [TEXT[start:end] for start, end in occurrences(words, TEXT, first)]


def test_words_are_found_however_they_are_spaced() -> None:
    assert found("Поставити лави вздовж") == ["Поставити  лави\nвздовж"]
    assert found("Поставити лави") == ["Поставити  лави", "Поставити лави"]
    assert found("Поставити лави", TEXT.index("Посаджено")) == ["Поставити лави"]


def test_first_and_last_words_are_enough() -> None:
    assert found("вздовж … верби.") == ["вздовж річки. Посаджено верби."]
    assert found("вздовж ... верби.") == ["вздовж річки. Посаджено верби."]
    assert found("верби … вздовж") == []


def test_what_is_not_there_is_not_found() -> None:
    assert found("") == found("  ") == found("мости") == found("верби ….") == found("… верби") == []


def test_passage_must_be_of_the_text() -> None:
    at = TEXT.index("верби")
    assert is_said(" верби ", (at, at + 5), TEXT)
    assert not is_said("верби", (at, at + 4), TEXT)
    assert not is_said("верби", (at + 5, at), TEXT)
    assert not is_said(TEXT[at:], (at, len(TEXT) + 1), TEXT)
