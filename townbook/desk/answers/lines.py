"""What one body wrote, line by line, with what may be done with each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from townbook.desk.reporting.sheet import Entry, FormSheet
from townbook.plans.enums import ReportState

DECIDED_ON = frozenset({ReportState.SUBMITTED, ReportState.APPROVED, ReportState.PUBLISHED})
"""Reports somebody may say something about: those that have left their body."""


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """An entry; ``mark`` is what ticking it sends, "" where it cannot be ticked."""

    entry: Entry
    mark: str
    is_ticked: bool


def answer_lines(sheet: FormSheet, *, may_approve: bool, ticked: Collection[str]) -> tuple[AnswerLine, ...]:
    """The lines of the sheet. What waits and nothing speaks against is ticked from the start; after a
    decision that was not taken, what was ``ticked`` then.
    """
    lines = []
    for entry in sheet.entries:
        report = entry.line.report
        mark = (
            f"{report.pk}:{report.revision}"
            if may_approve and report is not None and entry.state in DECIDED_ON
            else ""
        )
        by_itself = entry.state is ReportState.SUBMITTED and not entry.remarks
        lines.append(AnswerLine(entry, mark, mark in ticked if ticked else bool(mark) and by_itself))
    return tuple(lines)
