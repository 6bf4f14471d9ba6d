"""A list entry's number or bullet, and what only looks like one."""

from __future__ import annotations

import pytest

from townbook.reading.readers.markers import BULLET, Nesting, split_marker


@pytest.mark.parametrize(
    ("line", "marker", "words"),
    [
        ("• школи", BULLET, "школи"),
        ("•школи", BULLET, "школи"),
        ("- школи", BULLET, "школи"),
        ("– школи", BULLET, "школи"),
        ("* школи", BULLET, "школи"),
        ("\uf0b7 школи", BULLET, "школи"),
        ("1. школи", "1.", "школи"),
        ("1.Школи", "1.", "Школи"),
        ("12) школи", "12)", "школи"),
        ("1) 5 шкіл", "1)", "5 шкіл"),
        ("(3) школи", "(3)", "школи"),
        ("3.2. школи", "3.2.", "школи"),
        ("1.1 Школи", "1.1", "Школи"),
        ("1.2.3 школи", "1.2.3", "школи"),
        ("а) школи", "а)", "школи"),
        ("b. schools", "b.", "schools"),
        ("1- ارتقای ایمنی", "1-", "ارتقای ایمنی"),
        ("۱۲- ارتقای ایمنی", "۱۲-", "ارتقای ایمنی"),
        ("۳ - ارتقای ایمنی", "۳ -", "ارتقای ایمنی"),
        ("الف) ارتقای ایمنی", "الف)", "ارتقای ایمنی"),
        ("ب- ارتقای ایمنی", "ب-", "ارتقای ایمنی"),
        ("א. שיפוץ", "א.", "שיפוץ"),
        ("ב) שיפוץ", "ב)", "שיפוץ"),
        ("ג' שיפוץ", "", "ג' שיפוץ"),
    ],
)
def test_marker_is_parted_from_the_words(line: str, marker: str, words: str) -> None:
    assert split_marker(line) == (marker, words)


@pytest.mark.parametrize(
    "line",
    [
        "2019 рік був важким",
        "18.1 млн грн",
        "16.5 мільйонів",
        "12.01.2023 відбулося засідання",
        "01.02.23 відбулося засідання",
        "5-та школа",
        "5 - 7 шкіл",
        "-5 °C",
        "м. Житомир",
        "І. Петренко",
        "A. Smith",
        "10:30 початок",
        "3,5 км",
        "1.",
        "-",
        "",
    ],
)
def test_line_without_a_marker_stays_whole(line: str) -> None:
    assert split_marker(line) == ("", line)


def test_depth_follows_indentation() -> None:
    nesting = Nesting()
    assert [nesting.level(indent) for indent in (1, 2, 2, 4, 1, 3, 0)] == [1, 2, 2, 3, 1, 2, 1]
