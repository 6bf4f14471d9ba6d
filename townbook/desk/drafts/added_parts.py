"""What is made of words of a document in which a person saw an item or a report."""

from __future__ import annotations

import re
from dataclasses import replace

from townbook.intake.review.fold import Review
from townbook.reading.draft import DraftItem, DraftPeriod, DraftReport, DraftStatus
from townbook.reading.figures import find_figures
from townbook.reading.source import Passage
from townbook.reading.status import Status
from townbook.reading.statuses import read_status

_NUMBER = re.compile(r"\s*(\d+(?:\.\d+){0,5})[.)]?\s+(?=\S)")


def added_item(text: str, place: Passage, number: str, parent: str | None, level: str) -> DraftItem:
    """An item whose line is that passage; a number at its head is its number where none is said."""
    start, end = place
    title = text[start:end]
    head = _NUMBER.match(title)
    if head and (not number or head[1] == number):
        number, title = head[1], title[head.end() :]
    tidy = " ".join(title.split()).strip(" ;,")
    return DraftItem("", parent, level, number, tidy, "", None, None, (), place)


def added_report(
    text: str, place: Passage, *, period: DraftPeriod, status: Status | None, language: str
) -> DraftReport:
    """A report whose words are that passage, with its figures; the status is the person's or the words'."""
    start, end = place
    words = text[start:end]
    told = read_status(words, language, period_ends=period.ends)
    span = (start + told.span[0], start + told.span[1]) if told.span else None
    said = told.in_draft(span)
    if status is not None and status is not told.value:
        said = DraftStatus(status, "", None, place, 1.0)
    elif status is not None:
        said = replace(said, confidence=1.0)
    lines = re.finditer(r"[^\n]+", words)
    figures = tuple(
        figure for line in lines for figure in find_figures(line.group(), language, start + line.start())
    )
    tidy = "\n".join(" ".join(line.split()) for line in words.strip().split("\n"))
    return DraftReport("", period, tidy, (), (place,), said, figures)


def seat_of(seat: str, place: Passage, review: Review, opened: str) -> tuple[str | None, str]:
    """The parent and the level of an item at that place; ``opened`` is the key of the open item.

    ``seat`` is "beside" or "within" the item before it in the document, the same "-open" of the open one, or
    "top".
    """
    levels = [level.key for level in review.draft.levels]
    top = levels[0] if levels else ""
    items = {item.key: item for item in review.draft.items}
    before = [item for item in items.values() if item.passage[0] < place[0]]
    at = max(before, key=lambda item: item.passage, default=None)
    if seat.endswith("-open"):
        at = items.get(opened)
    if at is None or seat == "top":
        return None, top
    if seat.startswith("beside"):
        return at.parent, at.level
    below = next((item.level for item in items.values() if item.parent == at.key), "")
    after = levels.index(at.level) + 1
    return at.key, below or levels[min(after, len(levels) - 1)]
