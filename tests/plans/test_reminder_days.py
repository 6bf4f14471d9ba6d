"""On which days a silent body is written to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.plans.enums import ReminderKind
from townbook.plans.reminder_days import SCHEDULE, STILL_SENT, Step, step_on

DUE = date(2026, 12, 15)
LONG_AGO = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (date(2026, 12, 7), None),
        (date(2026, 12, 8), Step(ReminderKind.SOON, date(2026, 12, 8))),
        (date(2026, 12, 10), Step(ReminderKind.SOON, date(2026, 12, 8))),
        (date(2026, 12, 11), None),
        (date(2026, 12, 14), Step(ReminderKind.SOON, date(2026, 12, 14))),
        (date(2026, 12, 15), Step(ReminderKind.DUE, date(2026, 12, 15))),
        (date(2026, 12, 18), Step(ReminderKind.LATE, date(2026, 12, 18))),
        (date(2026, 12, 22), Step(ReminderKind.ESCALATION, date(2026, 12, 22))),
        (date(2026, 12, 30), Step(ReminderKind.LATE, date(2026, 12, 29))),
        (date(2027, 2, 1), None),
    ],
)
def test_step_belongs_to_its_day(today: date, step: Step | None) -> None:
    assert step_on(DUE, LONG_AGO, today) == step


def test_no_step_is_older_than_the_period() -> None:
    assert step_on(DUE, date(2026, 12, 14), date(2026, 12, 14)) is None
    assert step_on(DUE, date(2026, 12, 14), DUE) == Step(ReminderKind.DUE, DUE)


@given(st.integers(-30, 30))
def test_who_is_written_to_every_day_gets_each_step_once(run: int) -> None:
    """However the days fall: a command that runs daily takes every step exactly on its own day first."""
    due = DUE + timedelta(days=run)
    days = (due + timedelta(days=day) for day in range(-40, 40))
    taken = [step for day in days if (step := step_on(due, LONG_AGO, day))]
    assert list(dict.fromkeys(taken)) == [
        Step(kind, due + timedelta(days=offset)) for offset, kind in SCHEDULE
    ]
    assert len(taken) <= len(SCHEDULE) * (STILL_SENT + 1)
