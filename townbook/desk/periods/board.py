"""The board of a period: who has answered, who is late, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from townbook.plans.enums import ReportState
from townbook.plans.models import Period
from townbook.plans.selectors.report_work import BodyWork, board_of
from townbook.text.collation import collation_key

LATE, RETURNED, NOTHING, PART, DONE = "late", "returned", "nothing", "part", "done"
"""Where a body is, the most pressing first."""

PLACES = (LATE, RETURNED, NOTHING, PART, DONE)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A body on the board; ``place`` is one of ``PLACES``."""

    work: BodyWork
    place: str

    @property
    def waiting(self) -> int:
        """Reports that wait to be approved."""
        return self.work.states.get(ReportState.SUBMITTED, 0)

    @property
    def approved(self) -> int:
        """Reports that are ready to be published."""
        return self.work.states.get(ReportState.APPROVED, 0)


@dataclass(frozen=True, slots=True)
class Board:
    """The whole board, the most pressing first."""

    period: Period
    lines: tuple[BoardLine, ...]

    @property
    def items(self) -> int:
        """Items reports are waited for; one that two bodies lead counts with each."""
        return sum(line.work.items for line in self.lines)

    @property
    def answered(self) -> int:
        """Items whose report has left its body."""
        return sum(line.work.answered for line in self.lines)

    @property
    def complete(self) -> int:
        """Bodies with nothing left to do."""
        return sum(line.work.is_complete for line in self.lines)

    @property
    def waiting(self) -> int:
        """Reports that wait to be approved."""
        return sum(line.waiting for line in self.lines)

    @property
    def approved(self) -> int:
        """Reports that are ready to be published."""
        return sum(line.approved for line in self.lines)

    @property
    def silent(self) -> tuple[BoardLine, ...]:
        """Bodies that have not answered in full."""
        return tuple(line for line in self.lines if not line.work.is_complete)


def board(period: Period) -> Board:
    """The board as it stands on the city's day. Seven queries."""
    city = period.plan.city
    lines = _lines(period, board_of(period=period))
    return Board(
        period,
        tuple(
            sorted(
                lines,
                key=lambda line: (
                    PLACES.index(line.place),
                    collation_key(line.work.body.name, city.language),
                ),
            )
        ),
    )


def _lines(period: Period, works: Iterable[BodyWork]) -> Iterable[BoardLine]:
    today = period.plan.city.today
    for work in works:
        if work.is_complete:
            place = DONE
        elif work.is_late(period.due, today):
            place = LATE
        elif work.states.get(ReportState.RETURNED):
            place = RETURNED
        else:
            place = PART if work.last_saved else NOTHING
        yield BoardLine(work, place)
