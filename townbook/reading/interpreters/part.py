"""What one interpreter makes of a Source: a Draft's records, with keys of its own."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.reading.draft import (
    DraftAgendaEntry,
    DraftAssignment,
    DraftBody,
    DraftDecision,
    DraftIndicator,
    DraftItem,
    DraftLevel,
    DraftReport,
    Remark,
)


@dataclass(frozen=True, slots=True)
class DraftPart:
    """The records of one shape; keys are unique within the part, and are made unique in the Draft
    when parts are put together. ``title`` is the document's or plan's title, or ""."""

    title: str = ""
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
