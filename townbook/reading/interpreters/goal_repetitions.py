"""Which goals say what another one says already."""

from __future__ import annotations

from collections.abc import Collection

_FEWEST_WORDS = 4
"""Fewer words in common are a set phrase, not a repetition."""


class Repetitions:
    """Knows the words of the goals so far by runs of four, so that a new goal is not compared with
    each of them."""

    def __init__(self) -> None:
        self._goals: list[tuple[str, ...]] = []
        self._runs: dict[tuple[str, ...], tuple[int, int]] = {}
        self._openings: dict[tuple[str, ...], int] = {}

    def add(self, words: tuple[str, ...]) -> None:
        """Remember a goal's words."""
        number = len(self._goals)
        self._goals.append(words)
        for place, run in enumerate(_runs(words)):
            self._runs.setdefault(run, (number, place))
            if place == 0:
                self._openings.setdefault(run, number)

    def earlier(self, words: tuple[str, ...], above: Collection[int]) -> int | None:
        """The number, from 0, of an earlier goal in which all these words stand together, or whose
        words all stand together in these; ``None`` where there is none.

        The goals ``above`` this one do not count: a task may well name the goal it serves.
        """
        for place, run in enumerate(_runs(words)):
            if place == 0 and run in self._runs:
                number, begins = self._runs[run]
                if number not in above and self._goals[number][begins : begins + len(words)] == words:
                    return number
            if run in self._openings:
                number = self._openings[run]
                whole = self._goals[number]
                if number not in above and words[place : place + len(whole)] == whole:
                    return number
        return None


def _runs(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [words[place : place + _FEWEST_WORDS] for place in range(len(words) - _FEWEST_WORDS + 1)]
