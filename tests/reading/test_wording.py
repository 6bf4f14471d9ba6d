import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.wording import plain, sentences


@given(st.text())
def test_plain_keeps_the_length_of_any_text(text: str) -> None:
    assert len(plain(text)) == len(text)


def test_plain_makes_quotes_dashes_digits_and_letters_one() -> None:
    assert plain("«Зв’язок» – ۱۲ كي") == '"зв\'язок" - 12 کی'


def said(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_sentences_end_at_stops_before_capitals_and_at_line_ends() -> None:
    assert said("Збудовано міст. Відкрито парк!\nТриває ремонт") == [
        "Збудовано міст.",
        "Відкрито парк!",
        "Триває ремонт",
    ]


@pytest.mark.parametrize(
    "text", ["Ремонт вул. Київської завершено.", "Школа ім. Т. Шевченка працює.", "Площа 5 кв. м асфальту."]
)
def test_sentences_do_not_end_at_abbreviations(text: str) -> None:
    assert said(text) == [text]


@given(st.text(max_size=200))
def test_sentences_cover_every_word_once(text: str) -> None:
    covered = "".join(text[start:end] for start, end in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_plain_writes_a_mixed_word_in_one_script() -> None:
    assert plain("Вiддiл cтану LED covid") == "відділ стану led covid"
