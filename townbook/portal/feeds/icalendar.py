"""Calendars of whole days, by RFC 5545.

By hand, because all that is needed of it is one kind of entry and the two rules every line obeys.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

MEDIA_TYPE = "text/calendar"

LONGEST_LINE = 75
"""Octets of a line without its end (section 3.1)."""

_PRODUCT = "-//Townbook//Townbook//EN"
_UNIVERSAL_TIME = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What a calendar without a day holds, for a calendar must hold something (section 3.6)."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """A day to keep in mind. ``identity`` stays the same when the day moves; ``address`` is absolute."""

    identity: str
    day: date
    summary: str
    description: str
    address: str
    changed: datetime


@dataclass(frozen=True, slots=True)
class DayCalendar:
    """Days to keep in mind, and whose they are."""

    title: str
    events: Sequence[Event]


def calendar_document(calendar: DayCalendar) -> bytes:
    """The calendar as an iCalendar stream in UTF-8.

    It names itself by RFC 7986 and, for the programs older than that, by ``X-WR-CALNAME``.
    """
    events = [line for event in calendar.events for line in _event(event)]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_PRODUCT}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(calendar.title)}",
        f"X-WR-CALNAME:{escaped(calendar.title)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *(events or _UNIVERSAL_TIME),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(event: Event) -> Iterable[str]:
    """Without an end a day lasts a day (section 3.6.1); nobody is busy for a deadline."""
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.identity)}"
    yield f"DTSTAMP:{event.changed.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield f"URL:{event.address}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n"))
    for sign in ("\\", ";", ","):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def folded(line: str) -> bytes:
    """A line with its end, broken into lines of at most 75 octets, never within a character."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
