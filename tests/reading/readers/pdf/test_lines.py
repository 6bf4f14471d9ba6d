"""Glyphs put together to lines."""

from __future__ import annotations

from townbook.reading.readers.pdf.lines import lines_of
from townbook.reading.readers.pdf.page import Glyph


def glyphs(text: str, x: float = 0, y: float = 100, width: float = 5, size: float = 10) -> list[Glyph]:
    return [
        Glyph(letter, x + place * width, x + (place + 1) * width, y, size, bold=False)
        for place, letter in enumerate(text)
    ]


def texts(every: list[Glyph], *, rtl: bool = False) -> list[str]:
    return [line.text for line in lines_of(every, rtl=rtl, page=1)]


def test_lines_come_from_the_top_whatever_order_they_were_drawn_in() -> None:
    assert texts(glyphs("second", y=120) + glyphs("first")) == ["first", "second"]


def test_raised_letters_belong_to_their_line() -> None:
    assert texts(glyphs("5 км") + glyphs("2", x=20, y=97, size=6)) == ["5 км2"]


def test_gap_without_a_drawn_space_is_a_space() -> None:
    assert texts(glyphs("two") + glyphs("words", x=20)) == ["two words"]


def test_small_gap_in_a_line_with_spaces_is_none() -> None:
    assert texts(glyphs("a b") + glyphs("c", x=17)) == ["a bc"]


def test_space_drawn_over_the_last_letter_is_none() -> None:
    letters = glyphs("ab c")
    assert texts([*letters, Glyph(" ", 15.5, 18, 100, 10, bold=False)]) == ["ab c"]


def test_letter_drawn_twice_to_look_bold_is_one() -> None:
    assert texts([*glyphs("ss"), Glyph("s", 5.4, 10.4, 100, 10, bold=False)]) == ["ss"]


def test_dot_named_like_its_letter_is_no_letter() -> None:
    assert texts([*glyphs("ab"), Glyph("b", 7, 7, 101, 10, bold=False)]) == ["ab"]


def test_letter_without_width_of_its_own_is_kept() -> None:
    lam_alef = [Glyph("ا", 5, 5, 100, 10, bold=False), *glyphs("ل", x=5)]
    assert texts([*glyphs("م"), *lam_alef], rtl=True) == ["لام"]


def test_vowel_point_follows_its_letter() -> None:
    point = Glyph("\u05b8", 6, 8, 100, 10, bold=False)
    assert texts([*glyphs("םלש"), point], rtl=True) == ["של\u05b8ם"]


def test_joiner_without_width_stays_between_its_letters() -> None:
    assert texts(
        [*glyphs("اه"), Glyph("\u200c", 10, 10, 100, 10, bold=False), *glyphs("یم", x=10)], rtl=True
    ) == ["می\u200cها"]


def test_line_of_foreign_letters_only_has_their_direction() -> None:
    line = lines_of(glyphs("Hello."), rtl=True, page=1)[0]
    assert (line.text, line.rtl) == ("Hello.", False)


def test_start_and_end_grow_in_reading_order() -> None:
    line = lines_of(glyphs("םולש", x=50), rtl=True, page=3)[0]
    assert (line.start, line.end, line.page) == (-70, -50, 3)
    assert line.reach(10, 90) == (-90, -10)


def test_first_word_takes_a_dash_and_a_non_breaking_space_along() -> None:
    line = lines_of(glyphs("- 5\xa0км шляху"), rtl=False, page=1)[0]
    assert line.first_word == 30


def test_line_without_words_is_none() -> None:
    assert texts(glyphs("   ")) == []
