"""What was taken out and what was put in, by words, in both directions of writing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from townbook.text.word_difference import LONGEST_EXACT, Kind, Piece, word_difference


def before_and_after(pieces: tuple[Piece, ...]) -> tuple[str, str]:
    before = "".join(piece.text for piece in pieces if piece.kind is not Kind.INSERTED)
    after = "".join(piece.text for piece in pieces if piece.kind is not Kind.DELETED)
    return before, after


def test_changed_words_stand_where_they_were() -> None:
    assert word_difference("Посаджено 40 верб.", "Посаджено 45 верб.") == (
        Piece(Kind.SAME, "Посаджено"),
        Piece(Kind.DELETED, " 40"),
        Piece(Kind.INSERTED, " 45"),
        Piece(Kind.SAME, " верб."),
    )


def test_sign_stays_with_its_word_from_right_to_left() -> None:
    assert word_difference("הדרך נסללה (2019).", "הדרך נסללה (2020).") == (
        Piece(Kind.SAME, "הדרך נסללה"),
        Piece(Kind.DELETED, " (2019)."),
        Piece(Kind.INSERTED, " (2020)."),
    )


def test_persian_word_with_a_joiner_is_one_word() -> None:
    assert word_difference("راه می‌سازد", "راه می‌سازند")[1] == Piece(Kind.DELETED, " می‌سازد")


def test_same_text_is_one_piece_and_no_text_is_none() -> None:
    assert word_difference("а б", "а б") == (Piece(Kind.SAME, "а б"),)
    assert word_difference("", "") == ()
    assert word_difference("", "нове") == (Piece(Kind.INSERTED, "нове"),)
    assert word_difference("старе", "") == (Piece(Kind.DELETED, "старе"),)


def test_long_text_is_compared_too() -> None:
    words = [f"слово{number % 700}" for number in range(LONGEST_EXACT * 3)]
    changed = [*words[:1500], "інше", *words[1501:]]
    pieces = word_difference(" ".join(words), " ".join(changed))
    assert [piece.text for piece in pieces if piece.kind is not Kind.SAME] == [" слово100", " інше"]


@given(st.text(alphabet="ab \n\tא،.", max_size=60), st.text(alphabet="ab \n\tא،.", max_size=60))
def test_nothing_is_lost_and_nothing_invented(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert before_and_after(pieces) == (before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.kind is not other.kind for one, other in pairwise(pieces))
