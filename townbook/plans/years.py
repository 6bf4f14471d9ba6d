"""How what was promised stood at the end of each period: done, late, never reported on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from townbook.plans.due_days import due_day, is_late
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a report declares: a status, and the first and last day something was put off to."""

    status: Status
    until: date | None = None
    until_ends: date | None = None

    def due(self, ends: date | None) -> date | None:
        """The day the item is due, if one is waited for; ``ends`` is its own last day."""
        return due_day(ends=ends, status=self.status, until=self.until, until_ends=self.until_ends)


NOTHING_DECLARED = Declaration(Status.UNREPORTED)


@dataclass(frozen=True, slots=True)
class Way:
    """An item's own last day, and what was declared of it in each period, the earliest first; ``None``
    where nothing was.
    """

    ends: date | None
    declared: tuple[Declaration | None, ...]


@dataclass(frozen=True, slots=True)
class YearTally:
    """How many items were done, late, and never reported on by the end of a period. ``late`` is ``None``
    where the period has no last day.
    """

    done: int
    late: int | None
    never_reported: int


def year_tallies(ways: Iterable[Way], last_days: Sequence[date | None], today: date) -> tuple[YearTally, ...]:
    """For each period, the earliest first, by what was last declared up to then.

    ``last_days`` are those of the periods. What is due on a period's last day is late the day after, but
    never before ``today`` has passed it.
    """
    known = tuple(ways)
    return tuple(_tally(known, number, ends, today) for number, ends in enumerate(last_days))


def _tally(ways: Sequence[Way], period: int, ends: date | None, today: date) -> YearTally:
    last = [(way, _last_declared(way, period)) for way in ways]
    late = None
    if ends is not None:
        day = min(ends + timedelta(days=1), today)
        late = sum(is_late((said or NOTHING_DECLARED).due(way.ends), day) for way, said in last)
    return YearTally(
        done=sum(said is not None and said.status is Status.COMPLETED for _, said in last),
        late=late,
        never_reported=sum(said is None for _, said in last),
    )


def _last_declared(way: Way, period: int) -> Declaration | None:
    return next((each for each in reversed(way.declared[: period + 1]) if each), None)
