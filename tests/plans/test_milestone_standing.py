"""Where a milestone stands by the city's day."""

from __future__ import annotations

from datetime import date, timedelta

from townbook.plans.milestone_standing import MilestoneStanding, milestone_standing

TODAY = date(2026, 3, 20)
A_DAY = timedelta(days=1)


def standing(due: date | None, reached_on: date | None = None) -> MilestoneStanding:
    return milestone_standing(due=due, reached_on=reached_on, today=TODAY)


def test_on_the_due_day_there_is_still_time() -> None:
    assert standing(TODAY) is MilestoneStanding.AHEAD
    assert standing(TODAY - A_DAY) is MilestoneStanding.LATE
    assert standing(TODAY + A_DAY) is MilestoneStanding.AHEAD


def test_what_was_reached_is_never_late() -> None:
    assert standing(TODAY - A_DAY, TODAY) is MilestoneStanding.REACHED
    assert standing(None, TODAY) is MilestoneStanding.REACHED


def test_step_may_have_no_day() -> None:
    assert standing(None) is MilestoneStanding.WITHOUT_A_DAY
