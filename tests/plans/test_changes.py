"""What is worth telling of an item from one period to the next."""

from __future__ import annotations

import pytest

from townbook.plans.changes import STOPPED, Change, change_of
from townbook.reading.status import Status


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (Status.IN_PROGRESS, Status.COMPLETED, Change.COMPLETED),
        (Status.UNREPORTED, Status.COMPLETED, Change.COMPLETED),
        (Status.COMPLETED, Status.COMPLETED, None),
        (Status.IN_PROGRESS, Status.SUSPENDED, Change.STOPPED),
        (Status.UNREPORTED, Status.POSTPONED, Change.STOPPED),
        (Status.POSTPONED, Status.SUSPENDED, None),
        (Status.SUSPENDED, Status.IN_PROGRESS, Change.RESUMED),
        (Status.NOT_STARTED, Status.PLANNED, Change.RESUMED),
        (Status.CANCELLED, Status.COMPLETED, Change.COMPLETED),
        (Status.UNREPORTED, Status.ONGOING, Change.REPORTED),
        (Status.PLANNED, Status.IN_PROGRESS, None),
        (Status.IN_PROGRESS, Status.UNREPORTED, None),
    ],
)
def test_change(before: Status, after: Status, change: Change | None) -> None:
    assert change_of(before, after) is change


@pytest.mark.parametrize("status", Status)
def test_what_stays_as_it_is_did_not_change(status: Status) -> None:
    assert change_of(status, status) is None


@pytest.mark.parametrize("before", Status)
def test_only_what_was_stopped_resumes(before: Status) -> None:
    resumed = any(change_of(before, after) is Change.RESUMED for after in Status)
    assert resumed is (before in STOPPED)
