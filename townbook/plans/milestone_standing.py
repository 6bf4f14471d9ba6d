"""Where a milestone stands on a day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class MilestoneStanding(StrEnum):
    """A step was reached, is late, is still to come, or has no day."""

    REACHED = "reached"
    LATE = "late"
    AHEAD = "ahead"
    WITHOUT_A_DAY = "without a day"


def milestone_standing(*, due: date | None, reached_on: date | None, today: date) -> MilestoneStanding:
    """``today`` is the city's day; on the due day itself there is still time."""
    if reached_on is not None:
        return MilestoneStanding.REACHED
    if due is None:
        return MilestoneStanding.WITHOUT_A_DAY
    return MilestoneStanding.LATE if due < today else MilestoneStanding.AHEAD
