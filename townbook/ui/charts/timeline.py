"""Stretches of time as positions along a line, in percent of its length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from townbook.text.calendars import Calendar, calendar_date, year_range
from townbook.text.languages import Direction

MOST_TICKS = 8
NARROWEST = 0.6
"""A day is drawn no narrower than this, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a year: its number, and where it stands."""

    year: int
    position: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of whole years from ``first`` to ``last`` day, both included.

    Positions run from the side reading begins at, and are given from the drawing's own left edge.
    """

    first: date
    last: date
    calendar: Calendar
    direction: Direction

    def position(self, day: date) -> float | None:
        """Where a day begins; ``None`` for one that is not on the line."""
        if not self.first <= day <= self.last:
            return None
        along = self._along(day)
        return round(100 - along if self.direction == "rtl" else along, 2)

    def stretch(self, starts: date, ends: date) -> tuple[float, float]:
        """From which position, and how wide, the days from ``starts`` to ``ends`` are, both included."""
        from_start = self._along(max(starts, self.first))
        to_end = self._along(min(ends, self.last) + timedelta(days=1))
        width = max(to_end - from_start, NARROWEST)
        left = 100 - from_start - width if self.direction == "rtl" else from_start
        return round(max(left, 0), 2), round(width, 2)

    def ticks(self) -> tuple[Tick, ...]:
        """The years of the line, as many as can be named beside each other."""
        first, last = (calendar_date(day, self.calendar).year for day in (self.first, self.last))
        step = -(-(last - first + 1) // MOST_TICKS)
        days = ((year, year_range(year, self.calendar)[0]) for year in range(first, last + 1, step))
        return tuple(Tick(year, self.position(day) or 0) for year, day in days)

    def _along(self, day: date) -> float:
        whole = (self.last - self.first).days + 1
        return 100 * (day - self.first).days / whole


def scale_of(spans: Iterable[tuple[date, date]], calendar: Calendar, direction: Direction) -> Scale | None:
    """The line on which all the spans stand; ``None`` where there are none."""
    days = [day for span in spans for day in span]
    if not days:
        return None
    first, last = (calendar_date(day, calendar).year for day in (min(days), max(days)))
    return Scale(year_range(first, calendar)[0], year_range(last, calendar)[1], calendar, direction)


@dataclass(frozen=True, slots=True)
class Span:
    """What takes a stretch of time, both days included, in the ``style`` of a fill; ``note`` stands beside
    its days ("past its day"). ``language`` is that of its name, "" for the reader's.
    """

    label: str
    starts: date
    ends: date
    style: str = "plain"
    address: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """A table with a drawn column for ``{% timeline chart %}``.

    ``title`` says what is shown, ``about`` what the rows are ("Milestone"). Years are those of
    ``calendar`` and run the way of ``direction``. Today's line is drawn where ``today`` is on the scale.
    """

    title: str
    about: str
    spans: tuple[Span, ...]
    calendar: Calendar
    direction: Direction
    today: date

    @property
    def scale(self) -> Scale | None:
        """The line on which all spans stand; ``None`` where there are none."""
        return scale_of(((span.starts, span.ends) for span in self.spans), self.calendar, self.direction)

    @property
    def today_at(self) -> float | None:
        """Where today's line stands; ``None`` when it is not on the scale."""
        scale = self.scale
        return scale.position(self.today) if scale else None

    @property
    def rows(self) -> tuple[tuple[Span, float, float], ...]:
        """Each span, where it begins from the left edge, and how wide it is, in percent."""
        scale = self.scale
        return tuple((span, *scale.stretch(span.starts, span.ends)) for span in self.spans) if scale else ()
