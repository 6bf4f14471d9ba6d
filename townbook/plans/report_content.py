"""What a report says, apart from who says it and how far it is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from townbook.reading.draft import DraftFigure
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class ReportContent:
    """What a body says was done on an item in a period.

    ``text`` is canonical text without blanks at its ends. ``until`` and ``until_ends`` are the first and last
    day of the time named, both or neither. ``progress`` is a percentage from 0 to 100. ``figures`` are those
    a person confirmed, each at its place in ``text``.
    """

    text: str = ""
    status: Status = Status.UNREPORTED
    reason: str = ""
    until: date | None = None
    until_ends: date | None = None
    progress: int | None = None
    figures: tuple[DraftFigure, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to submit: a status, with or without words."""
        return self.status is not Status.UNREPORTED
