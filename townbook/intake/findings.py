"""What the reader found in a document, ready to be shown beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from townbook.intake.models import Draft
from townbook.intake.selectors.drafts import content_of
from townbook.plans.standing import Standing
from townbook.reading.draft import Draft as ReadDraft
from townbook.reading.draft import (
    DraftAgendaEntry,
    DraftAssignment,
    DraftDecision,
    DraftDue,
    DraftIndicator,
    Remark,
)

_LONGEST_WORDS = 200


@dataclass(frozen=True, slots=True)
class FoundAgendaEntry:
    """Something that waits for a working group; ``title`` is the item's, or ""."""

    entry: DraftAgendaEntry
    title: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when: days, or lengths of time as ISO 8601 durations. ``last`` is "" where it equals ``first``."""

    first: date | str
    last: date | str


@dataclass(frozen=True, slots=True)
class FoundAssignment:
    """Who must do what; ``bodies`` are names."""

    assignment: DraftAssignment
    bodies: tuple[str, ...]
    deadline: Deadline | None


@dataclass(frozen=True, slots=True)
class FoundRemark:
    """A repair or doubt, and the ``words`` of the document it is about."""

    remark: Remark
    words: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a Draft holds, in the order a person looks at it.

    ``levels`` are (label, count) pairs, as the document names its levels; ``standing`` counts the
    statuses of its reports.
    """

    language: str
    shapes: tuple[str, ...]
    levels: tuple[tuple[str, int], ...]
    items: int
    bodies: int
    reports: int
    figures: int
    standing: Standing
    indicators: tuple[DraftIndicator, ...]
    agenda: tuple[FoundAgendaEntry, ...]
    decisions: tuple[DraftDecision, ...]
    assignments: tuple[FoundAssignment, ...]
    repairs: tuple[FoundRemark, ...]
    doubts: tuple[FoundRemark, ...]


def findings_of(draft: Draft, text: str) -> Findings:
    """What the Draft holds; ``text`` is its document's.

    Raises :class:`~townbook.reading.serialise.InvalidDraft` as its content may.
    """
    read = content_of(draft)
    levels = Counter(item.level for item in read.items)
    return Findings(
        language=read.source.language,
        shapes=read.source.shapes,
        levels=tuple((level.label, levels[level.key]) for level in read.levels if levels[level.key]),
        items=len(read.items),
        bodies=len(read.bodies),
        reports=len(read.reports),
        figures=sum(len(report.figures) for report in read.reports),
        standing=Standing.of(report.status.value for report in read.reports),
        indicators=read.indicators,
        agenda=_agenda(read),
        decisions=read.decisions,
        assignments=_assignments(read),
        repairs=_remarks(read.repairs, text),
        doubts=_remarks(read.doubts, text),
    )


def _remarks(remarks: Iterable[Remark], text: str) -> tuple[FoundRemark, ...]:
    """Of a long passage only the beginning: a mark says no more than its first words."""
    return tuple(
        FoundRemark(each, text[each.passage[0] : min(each.passage[1], each.passage[0] + _LONGEST_WORDS)])
        for each in remarks
    )


def _agenda(read: ReadDraft) -> tuple[FoundAgendaEntry, ...]:
    titles = {item.key: item.title for item in read.items}
    return tuple(FoundAgendaEntry(entry, titles.get(entry.item or "", "")) for entry in read.agenda)


def _assignments(read: ReadDraft) -> tuple[FoundAssignment, ...]:
    names = {body.key: body.name for body in read.bodies}
    return tuple(
        FoundAssignment(each, tuple(names[key] for key in each.bodies), _deadline(each.due))
        for each in read.assignments
    )


def _deadline(due: DraftDue | None) -> Deadline | None:
    if due is None:
        return None
    first, last = _day_or_length(due.low), _day_or_length(due.high)
    return Deadline(first, "" if first == last else last)


def _day_or_length(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value
