"""What one interpreter makes of a Source, before the parts of a document become its Draft."""

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
    """The records of one shape; keys are unique within the part. ``title`` is "" where the shape
    names none."""

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
