"""Where an item stands, as a city declares it."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The ten statuses of an item in a period."""

    UNREPORTED = "unreported"
    NOT_STARTED = "not started"
    PLANNED = "planned"
    UNDER_REVIEW = "under review"
    """Waits for a working group."""
    IN_PROGRESS = "in progress"
    ONGOING = "ongoing"
    """A permanent service, which is never finished."""
    COMPLETED = "completed"
    SUSPENDED = "suspended"
    POSTPONED = "postponed"
    """Carries "until"."""
    CANCELLED = "cancelled"


STATUSES_WITH_REASON = frozenset({Status.NOT_STARTED, Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED})
