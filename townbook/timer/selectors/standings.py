"""Whether the timer runs, and when each duty was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from townbook.timer.models import DutyRecord
from townbook.timer.registry import Duty, duties

SILENT_AFTER = timedelta(hours=1)
"""Without a single duty begun for so long, nobody keeps the time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty, and when it was last done; ``error`` is the kind of its last failure since then, or ""."""

    duty: Duty
    done_at: datetime | None
    count: int
    error: str


@dataclass(frozen=True, slots=True)
class TimerStanding:
    """All duties; ``last_tick`` is when one was last begun, ``None`` if none ever was."""

    last_tick: datetime | None
    duties: tuple[Standing, ...]
    runs: bool

    @property
    def failed(self) -> tuple[Standing, ...]:
        """The duties that did not succeed when they were last begun."""
        return tuple(each for each in self.duties if each.error)


def timer_standing(*, now: datetime) -> TimerStanding:
    """How it stands at ``now``. One query."""
    records = {record.name: record for record in DutyRecord.objects.all()}
    known = [(duty, records.get(duty.name)) for duty in duties()]
    ticks = [record.tried_at for _duty, record in known if record and record.tried_at]
    last = max(ticks, default=None)
    return TimerStanding(
        last_tick=last,
        duties=tuple(
            Standing(
                duty,
                record.done_at if record else None,
                record.count if record else 0,
                record.last_error if record else "",
            )
            for duty, record in known
        ),
        runs=last is not None and now - last < SILENT_AFTER,
    )
