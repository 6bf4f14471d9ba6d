"""What became of an item between two periods. Pure."""

from __future__ import annotations

from enum import StrEnum

from townbook.reading.status import Status


class Change(StrEnum):
    """What kind of move it was; the values stand in addresses."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    RESUMED = "resumed"
    SILENT = "silent"
    APPEARED = "appeared"
    OTHER = "other"
    SAME = "same"


STOPPED = frozenset({Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED})
AT_WORK = frozenset({Status.IN_PROGRESS, Status.ONGOING})


def change_of(before: Status, after: Status) -> Change:
    """The one kind a move belongs to; the first that fits, in the order of :class:`Change`.

    What is completed or stopped now counts as that even where nothing was reported before.
    """
    if before is after:
        return Change.SAME
    if after is Status.COMPLETED:
        return Change.COMPLETED
    if after in STOPPED and before not in STOPPED:
        return Change.STOPPED
    if before in STOPPED and after in AT_WORK:
        return Change.RESUMED
    if after is Status.UNREPORTED:
        return Change.SILENT
    return Change.APPEARED if before is Status.UNREPORTED else Change.OTHER
