"""Periods in addresses."""

from __future__ import annotations

from datetime import date

import pytest

from townbook.plans.models import Period
from townbook.portal.years.period_keys import period_key, period_of_key

JALALI_1402 = (date(2023, 3, 21), date(2024, 3, 19))


@pytest.mark.parametrize(
    ("starts", "ends", "calendar", "key"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), "gregorian", "2022"),
        (*JALALI_1402, "jalali", "1402"),
        (*JALALI_1402, "gregorian", "2023-03-21--2024-03-19"),
        (date(2022, 1, 1), date(2022, 12, 31), "jalali", "2022-01-01--2022-12-31"),
        (date(2022, 1, 1), date(2022, 6, 30), "gregorian", "2022-01-01--2022-06-30"),
        (date(2021, 1, 1), date(2022, 12, 31), "gregorian", "2021-01-01--2022-12-31"),
        (None, None, "gregorian", "no-date-7"),
        (None, date(2022, 12, 31), "gregorian", "no-date-7"),
    ],
)
def test_period_is_named_by_its_days(starts: date | None, ends: date | None, calendar: str, key: str) -> None:
    period = Period(pk=7, starts=starts, ends=ends)
    assert period_key(period, calendar) == key
    assert period_of_key([Period(pk=8), period], key, calendar) is period


def test_unknown_key_names_no_period() -> None:
    with pytest.raises(Period.DoesNotExist):
        period_of_key([Period(pk=7)], "2022", "gregorian")
