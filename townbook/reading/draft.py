"""What an interpreter makes of a Source: the Draft, as frozen dataclasses.

The JSON form is ``townbook-draft/1``; :mod:`townbook.reading.serialise` writes and reads it.
Every value carries the passage it was read from, and can be found again in that passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from townbook.reading.source import Passage
from townbook.reading.status import Status

SCHEMA = "townbook-draft/1"


@dataclass(frozen=True, slots=True)
class DraftSource:
    """Which document the Draft was made of. ``characters`` counts the canonical text."""

    name: str
    sha256: str
    language: str
    title: str
    shapes: tuple[str, ...]
    characters: int


@dataclass(frozen=True, slots=True)
class DraftLevel:
    """A level of the plan, as the document names it; levels come top first."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class DraftBody:
    """One entry for one body, however it is spelt; ``aliases`` are its other spellings."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftResponsibility:
    """A body answers for an item: ``role`` is "lead" (named first) or "contributor"."""

    body: str
    role: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A line of the plan. ``parent`` and ``level`` are keys; ``parent`` is ``None`` at the top."""

    key: str
    parent: str | None
    level: str
    number: str
    title: str
    description: str
    starts: date | None
    ends: date | None
    responsibilities: tuple[DraftResponsibility, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftPeriod:
    """The time a report speaks of; both ends are included."""

    label: str
    starts: date | None
    ends: date | None


@dataclass(frozen=True, slots=True)
class DraftStatus:
    """Where the text says an item stands.

    ``reason`` are the text's own words. ``until`` and ``until_ends`` are the first and last day of the
    time named, both included: "postponed to 2026" is all of that year, a single day is both; ``None``
    where no time is named. ``confidence`` is between 0 and 1: 1 where the text says it in set words,
    less where it is inferred from verbs.
    """

    value: Status
    reason: str
    until: date | None
    passage: Passage | None
    confidence: float
    until_ends: date | None = None


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A number with a unit said in a report, multiplied out.

    ``value`` is set where one number is said, ``low`` and ``high`` where a range is. ``unit`` is an
    ISO 4217 code for money, a UCUM code where there is one, else a plain noun of the text;
    ``kind`` a member of :class:`townbook.text.quantities.Kind`; ``of`` the counted thing's words.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    unit: str
    kind: str
    of: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was said to be done on an item in a period; ``bodies`` are keys."""

    item: str
    period: DraftPeriod
    text: str
    bodies: tuple[str, ...]
    passages: tuple[Passage, ...]
    status: DraftStatus
    figures: tuple[DraftFigure, ...]


@dataclass(frozen=True, slots=True)
class DraftObservation:
    """One value of an indicator."""

    period: DraftPeriod
    value: Decimal
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftIndicator:
    """A series the document reports."""

    name: str
    unit: str
    observations: tuple[DraftObservation, ...]
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftAgendaEntry:
    """An item said to wait for a working group; ``group`` is the group's name."""

    item: str | None
    group: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """Something decided or ordered. ``group`` is who decided; ``number`` as printed."""

    text: str
    date: date | None
    group: str
    number: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class DraftDue:
    """By when: dates, or ISO 8601 durations counted from ``relative_to`` ("2021-10-25" or a word
    such as "meeting"). ``low`` and ``high`` are equal where one moment is said."""

    low: str
    high: str
    relative_to: str | None


@dataclass(frozen=True, slots=True)
class DraftAssignment:
    """Who must do what by when; ``bodies`` are keys."""

    text: str
    bodies: tuple[str, ...]
    due: DraftDue | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Remark:
    """A repair (what was wrong in the document and was mended) or a doubt (what a person should
    look at). ``message`` is one sentence in the document's language."""

    kind: str
    message: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader made of a document, before a person confirmed it."""

    source: DraftSource
    levels: tuple[DraftLevel, ...] = ()
    bodies: tuple[DraftBody, ...] = ()
    items: tuple[DraftItem, ...] = ()
    reports: tuple[DraftReport, ...] = ()
    indicators: tuple[DraftIndicator, ...] = ()
    agenda: tuple[DraftAgendaEntry, ...] = ()
    decisions: tuple[DraftDecision, ...] = ()
    assignments: tuple[DraftAssignment, ...] = ()
    repairs: tuple[Remark, ...] = ()
    doubts: tuple[Remark, ...] = ()
    schema: str = SCHEMA
