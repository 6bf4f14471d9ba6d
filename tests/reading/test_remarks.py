import string

import pytest

from townbook.reading.labels import OUTLINE_LABELS, SHAPE_LABELS, STATUS_LABELS
from townbook.reading.remarks import MESSAGES, remark
from townbook.reading.status import Status
from townbook.text.languages import LANGUAGES


@pytest.mark.parametrize("kind", sorted(MESSAGES))
def test_remark_is_said_in_every_language_with_the_same_values(kind: str) -> None:
    sentences = MESSAGES[kind]
    assert set(sentences) == set(LANGUAGES)
    fields = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for language, text in sentences.items()
    }
    assert len({frozenset(names) for names in fields.values()}) == 1


def test_remark_fills_in_its_values() -> None:
    said = remark("number used twice", "uk", (3, 9), level="Завдання", number="3")
    assert (said.message, said.passage) == ("Завдання: номер 3 вжито двічі.", (3, 9))


def test_every_status_and_label_has_a_word_in_every_language() -> None:
    assert set(STATUS_LABELS) == set(Status)
    for words in (*STATUS_LABELS.values(), *OUTLINE_LABELS.values(), *SHAPE_LABELS.values()):
        assert set(words) == set(LANGUAGES)
        assert all(words.values())
