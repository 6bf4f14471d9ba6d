"""Lists of matters with their outcomes, as a clerk prints them above the minutes.

Such a list is often one run of words: a number, what the matter is, its outcome, now and then the
name of a bureau before the next number. So it is read by the rising numbers, not by lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from townbook.reading.draft import DraftDecision
from townbook.reading.interpreters.meeting import read_meeting
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Passage, Source
from townbook.reading.wording import plain

_FEWEST = 2
_STARTS = re.compile(r"(?<!\S)(?:\*\s?)?(?:[^\W\d_]-)?(?P<number>\d{1,4})(?:[.)])?\s+(?=[^\W\d_\s])")
_ACT_NUMBER = re.compile(r"(?<!\S)\d{5,6}(?!\S)")
_CAPITALS = re.compile(r"(?:[^\sa-z]*[A-Z0-9][^\sa-z]*(?:\s+|$))*")
"""A run of words without small letters: an outcome printed in capitals, with its date and hour."""
_LINE = re.compile(r"[^\n]*")
_ENDS = " \t\n.;,"


@dataclass(frozen=True, slots=True)
class _Matter:
    """A matter from its number to its outcome; ``text`` begins behind the number."""

    number: str
    text: Passage
    passage: Passage


def find_dispositions(source: Source) -> bool:
    """Whether the document has a list of matters with their outcomes."""
    return len(_matters(source)) >= _FEWEST


def read_dispositions(source: Source) -> DraftPart:
    """A decision for each matter, its text ending with the outcome; nothing of what stands below."""
    meeting = read_meeting(source)
    return DraftPart(
        title=meeting.title,
        decisions=tuple(
            DraftDecision(
                source.passage_text(matter.text), meeting.day, meeting.council, matter.number, matter.passage
            )
            for matter in _matters(source)
        ),
    )


def _matters(source: Source) -> list[_Matter]:
    place = _list_place(source)
    if place is None:
        return []
    starts = _rising(source, place)
    if not starts:
        return []
    ends = [*(match.start() for match in starts[1:]), place[1]]
    matters = []
    for match, end in zip(starts, ends, strict=True):
        outcome_ends = _outcome_end(source, match.end(), end)
        if outcome_ends is not None:
            matters.append(
                _Matter(match["number"], (match.end(), outcome_ends), (match.start("number"), outcome_ends))
            )
    return matters


def _list_place(source: Source) -> Passage | None:
    """From the words that open the list to those that close it."""
    if not source.blocks:
        return None
    words, low = speech_pack(source.language).minutes, plain(source.text)
    opened = re.compile(words.outcomes_begin).search(low, source.blocks[0].start)
    if opened is None:
        return None
    closed = re.compile(words.outcomes_end).search(low, opened.end())
    return opened.end(), closed.start() if closed else len(source.text)


def _rising(source: Source, place: Passage) -> list[re.Match[str]]:
    """The numbers that begin matters: each is the one before plus one."""
    rising: list[re.Match[str]] = []
    low = plain(source.text)
    for match in _STARTS.finditer(low, *place):
        if not rising or int(match["number"]) == int(rising[-1]["number"]) + 1:
            rising.append(match)
    return rising


def _outcome_end(source: Source, begin: int, end: int) -> int | None:
    """Where the outcome of a matter ends; ``None`` where none is told."""
    words, text = speech_pack(source.language).minutes, source.text[begin:end]
    low = plain(text)
    outcomes = list(re.finditer(words.outcomes, low))
    printed = [match for match in outcomes if _in_capitals(text, match)]
    numbers = list(_ACT_NUMBER.finditer(low))
    if numbers and not printed:
        return begin + numbers[-1].end()
    if not outcomes:
        return None
    last = (printed or outcomes)[-1]
    if not re.match(words.outcomes_open, low[last.start() :]):
        return begin + last.end()
    goes_on = (_CAPITALS if printed else _LINE).match(text, last.start())
    return begin + len(text[: goes_on.end() if goes_on else last.end()].rstrip(_ENDS))


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    return match.group() != text[match.start() : match.end()] and text[match.start() : match.end()].isupper()
