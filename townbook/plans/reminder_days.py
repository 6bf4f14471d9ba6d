"""On which days a body that has not answered is written to. Pure: no database, no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from townbook.plans.enums import ReminderKind

SCHEDULE: tuple[tuple[int, ReminderKind], ...] = (
    (-7, ReminderKind.SOON),
    (-1, ReminderKind.SOON),
    (0, ReminderKind.DUE),
    (3, ReminderKind.LATE),
    (7, ReminderKind.ESCALATION),
    (14, ReminderKind.LATE),
)
"""Days after the due day (before it where negative) and what is written then."""

STILL_SENT = 2
"""Days after its own day a step is still taken, where nothing ran on the day itself. After that the next
step says it better.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """A letter of the schedule: its kind, and the day it belongs to."""

    kind: ReminderKind
    day: date


def step_on(due: date, opened: date, today: date) -> Step | None:
    """The step to take today, if any: the latest whose day has come, and is not long past.

    None is taken for days on which the period was not open yet: the invitation said it all then.
    """
    for offset, kind in reversed(SCHEDULE):
        day = due + timedelta(days=offset)
        if opened < day <= today <= day + timedelta(days=STILL_SENT):
            return Step(kind, day)
    return None
