"""A report's words with its figures marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.portal.items.narrative import Run, marked_runs


def test_figures_are_marked_where_they_stand() -> None:
    assert marked_runs("Куплено 5 авто за 25 млн.", ["5 авто", "25 млн"]) == (
        Run("Куплено ", 0),
        Run("5 авто", 1),
        Run(" за ", 0),
        Run("25 млн", 2),
        Run(".", 0),
    )


def test_part_of_a_larger_number_is_not_the_figure() -> None:
    assert marked_runs("25 шт., потім 5 шт.", ["5 шт"])[0] == Run("25 шт., потім ", 0)


def test_line_broken_elsewhere_is_the_same_figure() -> None:
    assert Run("18,1 млн\nгрн", 1) in marked_runs("на 18,1 млн\nгрн.", ["18,1 млн грн"])


def test_figure_that_is_not_there_is_not_marked() -> None:
    assert marked_runs("Нічого.", ["9 км", ""]) == (Run("Нічого.", 0),)


def test_repeated_figure_is_marked_each_time_it_is_said() -> None:
    runs = marked_runs("2 км і 2 км", ["2 км", "2 км"])
    assert [run.note for run in runs] == [1, 0, 2]


def test_figure_that_comes_in_another_order_is_marked_too() -> None:
    runs = marked_runs("за 25 млн куплено 5 авто", ["5 авто", "25 млн"])
    assert [run for run in runs if run.note] == [Run("25 млн", 2), Run("5 авто", 1)]


@given(st.text(), st.lists(st.text(max_size=6), max_size=5))
def test_no_character_is_lost_or_added(text: str, words: list[str]) -> None:
    assert "".join(run.text for run in marked_runs(text, words)) == text
