"""Stretches of days as ISO 8601 writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def iso_time(starts: date, ends: date) -> str:
    """First and last day, both included, at the precision they have: a year "2026", a month "2026-03", a
    day "2026-03-15", else the interval "2026-07-01/2026-12-31".

    ISO 8601-1:2019, sections 5.2.2 (reduced precision) and 5.5. ``ValueError`` where the last day comes
    before the first.
    """
    if ends < starts:
        raise ValueError(f"{ends} comes before {starts}")
    if starts == ends:
        return starts.isoformat()
    if starts == date(starts.year, 1, 1) and ends == date(starts.year, 12, 31):
        return starts.isoformat()[:4]
    if starts.day == 1 and ends == starts.replace(day=monthrange(starts.year, starts.month)[1]):
        return starts.isoformat()[:7]
    return f"{starts.isoformat()}/{ends.isoformat()}"
