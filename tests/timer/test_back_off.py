"""Failures wait longer and longer, up to a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.timer.back_off import LONGEST_WAIT, wait_after


def test_waits_double_up_to_a_day() -> None:
    minutes = [wait_after(failures) // timedelta(minutes=1) for failures in range(1, 12)]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]


@given(st.integers(min_value=1, max_value=2_147_483_647))
def test_no_wait_is_longer_than_a_day(failures: int) -> None:
    assert wait_after(failures) <= LONGEST_WAIT


def test_nothing_is_waited_for_before_a_failure() -> None:
    with pytest.raises(ValueError, match="nothing to wait for"):
        wait_after(0)
