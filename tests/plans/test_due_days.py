"""When an item is to be done, and whether that day has passed."""

from __future__ import annotations

from datetime import date

import pytest

from townbook.plans.due_days import due_day, is_late
from townbook.reading.status import Status

END, LATER = date(2023, 12, 31), date(2025, 1, 1)


@pytest.mark.parametrize("status", sorted(set(Status) - {"completed", "cancelled", "ongoing"}))
def test_due_day_is_the_end_of_what_is_not_done(status: Status) -> None:
    assert due_day(ends=END, status=status, until=None) == END
    assert due_day(ends=None, status=status, until=None) is None


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.CANCELLED, Status.ONGOING])
def test_due_day_is_none_where_no_day_is_waited_for(status: Status) -> None:
    assert due_day(ends=END, status=status, until=LATER) is None


def test_due_day_of_the_postponed_is_the_day_it_was_postponed_to() -> None:
    assert due_day(ends=END, status=Status.POSTPONED, until=LATER) == LATER
    assert due_day(ends=None, status=Status.POSTPONED, until=LATER) == LATER
    assert due_day(ends=END, status=Status.SUSPENDED, until=LATER) == END


def test_due_day_of_what_was_postponed_to_a_year_is_the_years_last() -> None:
    last = date(2025, 12, 31)
    assert due_day(ends=END, status=Status.POSTPONED, until=LATER, until_ends=last) == last
    assert due_day(ends=END, status=Status.IN_PROGRESS, until=LATER, until_ends=last) == END


def test_is_late_only_after_the_day_itself() -> None:
    assert not is_late(END, END)
    assert is_late(END, date(2024, 1, 1))
    assert not is_late(None, END)
