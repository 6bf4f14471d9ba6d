"""Calendars obey RFC 5545; the examples are the standard's own."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from townbook.portal.feeds.icalendar import DayCalendar, Event, calendar_document, escaped, folded


def unfolded(stream: bytes) -> list[str]:
    """The content lines, as a reader puts them together again (section 3.1)."""
    return stream.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def unescaped(value: str) -> str:
    signs = iter(value)
    return "".join({"n": "\n", "N": "\n"}.get(after := next(signs), after) if s == "\\" else s for s in signs)


def test_text_is_escaped_as_in_the_standard() -> None:
    said = "Project XYZ Final Review\nConference Room - 3B\nPlease bring your own lunch."
    assert escaped(said) == ("Project XYZ Final Review\\nConference Room - 3B\\nPlease bring your own lunch.")
    assert escaped("a;b,c\\d\r\ne\x07f") == "a\\;b\\,c\\\\d\\ne f"


def test_long_line_is_folded() -> None:
    line = "DESCRIPTION:This is a long description that exists on a long line, and goes on and on."
    assert folded(line) == line[:75].encode() + b"\r\n " + line[75:].encode() + b"\r\n"
    assert folded("X" * 75) == b"X" * 75 + b"\r\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_folding_breaks_no_character_and_loses_none(line: str) -> None:
    stream = folded(line)
    pieces = stream.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    for piece in pieces:
        piece.decode()
    assert unfolded(stream) == [line]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r")))
def test_escaping_keeps_every_word(text: str) -> None:
    plain = "".join(" " if (sign < " " and sign != "\n") or sign == "\x7f" else sign for sign in text)
    assert unescaped(escaped(text)) == plain
    assert "\n" not in escaped(text)


def test_calendar_is_a_stream_of_whole_days() -> None:
    event = Event(
        "1.2.plan.x@a.example",
        date(2026, 3, 20),
        "مهلت, پل",
        "دو\nخط",
        "https://a.example/x/plans/plan/1.2/",
        datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    stream = calendar_document(DayCalendar("شهر", [event]))
    assert b"\n" not in stream.replace(b"\r\n", b"")
    assert unfolded(stream) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Townbook//Townbook//EN",
        "CALSCALE:GREGORIAN",
        "NAME:شهر",
        "X-WR-CALNAME:شهر",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "BEGIN:VEVENT",
        "UID:1.2.plan.x@a.example",
        "DTSTAMP:20260102T030405Z",
        "DTSTART;VALUE=DATE:20260320",
        "SUMMARY:مهلت\\, پل",
        "DESCRIPTION:دو\\nخط",
        "URL:https://a.example/x/plans/plan/1.2/",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_calendar_without_a_day_is_still_a_calendar() -> None:
    lines = unfolded(calendar_document(DayCalendar("شهر", [])))
    assert (lines[0], lines[7], lines[-2], lines[-1]) == (
        "BEGIN:VCALENDAR",
        "BEGIN:VTIMEZONE",
        "END:VTIMEZONE",
        "END:VCALENDAR",
    )
