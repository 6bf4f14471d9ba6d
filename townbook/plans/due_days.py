"""When an item is to be done, and whether that day has passed."""

from __future__ import annotations

from datetime import date

from townbook.reading.status import Status

WITHOUT_A_DAY = frozenset({Status.COMPLETED, Status.CANCELLED, Status.ONGOING})
"""Statuses no day is waited for: the work is done, given up, or a service that never ends."""


def due_day(
    *, ends: date | None, status: Status, until: date | None, until_ends: date | None = None
) -> date | None:
    """The day an item is due: the last of the time it was last postponed to, else its own end; ``None``
    where there is none.

    ``status``, ``until`` and ``until_ends`` are those of its latest report: first and last day, equal or
    without the last where it is a single day.
    """
    if status in WITHOUT_A_DAY:
        return None
    return until_ends or until or ends if status is Status.POSTPONED else ends


def is_late(due: date | None, today: date) -> bool:
    """Whether the day has passed; on the day itself there is still time."""
    return due is not None and due < today
