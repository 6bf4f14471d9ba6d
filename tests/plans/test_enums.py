"""The table of transitions."""

from __future__ import annotations

import pytest

from townbook.plans.enums import STATUS_CHOICES, STATUS_LABELS, STATUS_TRANSITIONS
from townbook.reading.status import Status


def test_every_status_has_its_row_and_its_label() -> None:
    assert set(STATUS_TRANSITIONS) == set(STATUS_LABELS) == set(Status)
    assert [value for value, _ in STATUS_CHOICES] == [status.value for status in Status]


@pytest.mark.parametrize("status", Status)
def test_status_may_stay_and_may_go_unreported(status: Status) -> None:
    assert {status, Status.UNREPORTED} <= STATUS_TRANSITIONS[status]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Status.COMPLETED, Status.PLANNED, False),
        (Status.COMPLETED, Status.IN_PROGRESS, False),
        (Status.CANCELLED, Status.IN_PROGRESS, False),
        (Status.IN_PROGRESS, Status.NOT_STARTED, False),
        (Status.IN_PROGRESS, Status.UNDER_REVIEW, True),
        (Status.ONGOING, Status.IN_PROGRESS, True),
        (Status.SUSPENDED, Status.IN_PROGRESS, True),
        (Status.NOT_STARTED, Status.COMPLETED, True),
    ],
)
def test_transition_is_expected(before: Status, after: Status, expected: bool) -> None:
    assert (after in STATUS_TRANSITIONS[before]) is expected
