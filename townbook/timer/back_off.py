"""How long something that failed waits before it is tried again."""

from __future__ import annotations

from datetime import timedelta

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)


def wait_after(failures: int, first: timedelta = FIRST_WAIT, longest: timedelta = LONGEST_WAIT) -> timedelta:
    """Twice as long after each failure in a row, never longer than ``longest``.

    Raises :class:`ValueError` below 1.
    """
    if failures < 1:
        raise ValueError("there is nothing to wait for before the first failure")
    doublings: int = min(failures - 1, 16)  # Long past the longest wait; a larger power would only overflow.
    return min(first * (1 << doublings), longest)
