"""Times in ISO 8601, no more precise than they were said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townbook.text.iso_time import iso_time


@pytest.mark.parametrize(
    ("starts", "ends", "written"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2023, 2, 1), date(2023, 2, 27), "2023-02-01/2023-02-27"),
        (date(2026, 3, 15), date(2026, 3, 15), "2026-03-15"),
        (date(2026, 7, 1), date(2026, 12, 31), "2026-07-01/2026-12-31"),
        (date(2026, 3, 21), date(2027, 3, 20), "2026-03-21/2027-03-20"),
        (date(2024, 1, 1), date(2025, 12, 31), "2024-01-01/2025-12-31"),
        (date(9999, 12, 1), date.max, "9999-12"),
    ],
)
def test_time_is_written_at_its_precision(starts: date, ends: date, written: str) -> None:
    assert iso_time(starts, ends) == written


def test_last_day_before_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="comes before"):
        iso_time(date(2026, 1, 2), date(2026, 1, 1))


@given(st.dates(), st.dates())
def test_whatever_is_written_begins_with_the_first_days_year(one: date, other: date) -> None:
    starts, ends = min(one, other), max(one, other)
    written = iso_time(starts, ends)
    assert written.startswith(starts.isoformat()[:4])
    assert ("/" in written) <= (starts != ends)
