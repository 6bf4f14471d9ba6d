"""Which goals repeat an earlier one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townbook.reading.interpreters.goal_repetitions import Repetitions

WORDS = tuple("clean safe green streets of the town".split())


def earlier(*goals: str, above: frozenset[int] = frozenset()) -> int | None:
    """The goal that the last one repeats."""
    repetitions = Repetitions()
    for goal in goals[:-1]:
        repetitions.add(tuple(goal.split()))
    return repetitions.earlier(tuple(goals[-1].split()), above)


def test_a_goal_within_an_earlier_one_repeats_it() -> None:
    assert earlier("parks", "a clean and green old town for all", "clean and green old town") == 1


def test_a_goal_that_takes_in_an_earlier_one_repeats_it() -> None:
    assert earlier("clean and green town", "parks", "a clean and green town for all") == 0


def test_a_few_words_in_common_are_no_repetition() -> None:
    assert earlier("a clean green town", "clean green town") is None


def test_the_goals_above_do_not_count() -> None:
    assert earlier("clean and green town", "clean and green town", above=frozenset({0})) is None


@given(st.lists(st.sampled_from(WORDS), min_size=4), st.lists(st.sampled_from(WORDS), max_size=6))
def test_a_goal_said_again_is_always_found(words: list[str], more: list[str]) -> None:
    assert earlier(" ".join(words), " ".join(words)) == 0
    assert earlier(" ".join([*words, *more]), " ".join(words)) == 0
    assert earlier(" ".join(words), " ".join([*words, *more])) == 0
