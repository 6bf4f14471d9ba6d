"""How a period is named in addresses."""

from __future__ import annotations

from collections.abc import Iterable

from townbook.plans.models import Period
from townbook.text.calendars import Calendar, calendar_date, year_range


def period_key(period: Period, calendar: str) -> str:
    """A year by its number in the city's calendar ("2022", "1402"), another stretch of days as
    "2022-01-01--2022-06-30", and one without days by its own number: "no-date-17".
    """
    if period.starts is None or period.ends is None:
        return f"no-date-{period.pk}"
    named = Calendar(calendar)
    year = calendar_date(period.starts, named).year
    if (period.starts, period.ends) == year_range(year, named):
        return str(year)
    return f"{period.starts.isoformat()}--{period.ends.isoformat()}"


def period_of_key(periods: Iterable[Period], key: str, calendar: str) -> Period:
    """The period of an address. Raises :class:`Period.DoesNotExist`."""
    for period in periods:
        if period_key(period, calendar) == key:
            return period
    raise Period.DoesNotExist
