"""Lines stored as they are seen, put into the order they are read."""

from __future__ import annotations

import pytest

from townbook.reading.readers.pdf.visual_order import is_right_to_left, mirrored, reading_order


def read(seen: str, *, rtl: bool) -> str:
    return "".join(letter for letter, _ in reading_order(seen, str, rtl=rtl))


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("מה היה לנו", "ונל היה המ"),
        ("בשנת 2019, נפתחו 15.5 אלף", "ףלא 15.5 וחתפנ ,2019 תנשב"),
        ("עמידה של 80% ביעד", "דעיב 80% לש הדימע"),
        ("בשנים 2019-2020 נבנו", "ונבנ 2019-2020 םינשב"),
        ("פרויקט EU4Business של העיר", "ריעה לש EU4Business טקיורפ"),
        ("תקן ISO 9001 אושר", "רשוא ISO 9001 ןקת"),
        ("כ-16 פניות", "תוינפ 16-כ"),
        ("בודג׳ט", "ט׳גדוב"),
        ("در ۱۴۰۲/۱۲/۱۵ تصویب شد", "دش بیوصت ۱۴۰۲/۱۲/۱۵ رد"),
        ("رشد ۸۵٪ بود", "دوب ٪۸۵ دشر"),
        ("سال 1402-1403 بود", "دوب 1403-1402 لاس"),
        ("۱۱٬۱۶۳٫۵ میلیارد", "درایلیم ۱۱٬۱۶۳٫۵"),
    ],
)
def test_right_to_left_line_is_put_into_reading_order(logical: str, seen: str) -> None:
    assert read(seen, rtl=True) == logical


@pytest.mark.parametrize(
    ("logical", "seen"),
    [
        ("The word שלום עולם means", "The word םלוע םולש means"),
        ("plain 12 words", "plain 12 words"),
        ("see רחוב 12 א now", "see א 12 בוחר now"),
        ("", ""),
    ],
)
def test_left_to_right_line_is_put_into_reading_order(logical: str, seen: str) -> None:
    assert read(seen, rtl=False) == logical


def test_brackets_are_known_to_stand_among_right_to_left_letters() -> None:
    ordered = list(reading_order("(a) )ב(", str, rtl=True))
    assert [(letter, among) for letter, among in ordered if letter in "()"] == [
        ("(", True),
        (")", True),
        (")", True),
        ("(", True),
    ]
    assert mirrored(")א(") == "(א)"


def test_long_runs_of_digits_take_no_time() -> None:
    assert len(read("1" * 50_000, rtl=True)) == 50_000
    assert len(read("%" * 50_000 + "א", rtl=True)) == 50_001


def test_direction_is_that_of_most_letters() -> None:
    assert is_right_to_left("שלום a 1")
    assert not is_right_to_left("hello א 1")
    assert not is_right_to_left("123")
