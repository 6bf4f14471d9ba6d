"""How what a city declares of an item changed from one period to the next."""

from __future__ import annotations

from enum import StrEnum

from townbook.reading.status import Status

STOPPED = frozenset({Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED, Status.NOT_STARTED})
"""Statuses of what does not go on."""

UNDER_WAY = frozenset({Status.IN_PROGRESS, Status.ONGOING})


class Change(StrEnum):
    """What is worth telling of an item's way, the most important first. An item changes in one way only.

    ``REPORTED`` is the first report on an item that is neither done nor stopped by it.
    """

    COMPLETED = "completed"
    STOPPED = "stopped"
    RESUMED = "resumed"
    REPORTED = "reported"


def change_of(before: Status, after: Status) -> Change | None:
    """The change between two periods' statuses, unreported where nothing was declared; ``None`` where
    there is none to tell.
    """
    if after is Status.UNREPORTED or after is before:
        return None
    if after is Status.COMPLETED:
        return Change.COMPLETED
    if after in STOPPED:
        return None if before in STOPPED else Change.STOPPED
    if before in STOPPED:
        return Change.RESUMED
    return Change.REPORTED if before is Status.UNREPORTED else None
