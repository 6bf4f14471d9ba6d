"""What a report says against itself, against the one before, or against its item.

Nothing here forbids anything: what is found is pointed out before the report is submitted, and a person
decides. Pure: no database, no clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from townbook.plans.enums import STATUS_TRANSITIONS
from townbook.plans.report_content import ReportContent
from townbook.reading.draft import DraftFigure
from townbook.reading.status import STATUSES_WITH_REASON, Status
from townbook.text.quantities import Kind


class Contradiction(StrEnum):
    """What may be wrong."""

    COMPLETED_IN_PART = "completed in part"
    """Completed, with less than 100 %."""
    DONE_BUT_NOT_COMPLETED = "done but not completed"
    """100 %, and not said to be completed or ongoing."""
    PROGRESS_WITHOUT_START = "progress without start"
    """Not started or planned, with more than 0 %."""
    PROGRESS_FELL = "progress fell"
    SUM_FELL = "sum fell"
    """A sum of money for the same thing is smaller than in the report before."""
    UNEXPECTED_STATUS = "unexpected status"
    """A move that :data:`~townbook.plans.enums.STATUS_TRANSITIONS` does not know."""
    REASON_MISSING = "reason missing"
    UNTIL_MISSING = "until missing"
    """Postponed, and nobody says to when."""
    UNTIL_IN_THE_PAST = "until in the past"
    """Postponed to a day before the period's end."""
    ENDS_BEFORE_IT_STARTS = "ends before it starts"
    """To be done by a day before the item begins."""
    SAME_WORDS = "same words"
    """The text of the report before, word for word."""
    NO_WORDS = "no words"
    """A status, and not a word on what was done."""


@dataclass(frozen=True, slots=True)
class Before:
    """The item's report in the period before: what this one is compared with."""

    text: str
    status: Status
    progress: int | None = None
    figures: tuple[DraftFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction, with the two values that do not agree, as they were said; "" where there is none.

    Sums come as plain decimal numbers with their currency ("18100000 UAH"), days in ISO 8601.
    """

    kind: Contradiction
    said: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known beside the report: the period's last day, the item's first, the report before."""

    period_ends: date | None = None
    item_starts: date | None = None
    before: Before | None = field(default=None)


def contradictions(content: ReportContent, around: Surroundings) -> tuple[Finding, ...]:
    """What may be wrong with the report, gravest first; nothing for one that says nothing yet."""
    if not content.says_something:
        return ()
    return (
        *_in_progress(content, around.before),
        *_in_time(content, around),
        *_in_words(content, around.before),
        *(_in_sums(content, around.before) if around.before else ()),
    )


def _in_progress(content: ReportContent, before: Before | None) -> Iterator[Finding]:
    status, progress = content.status, content.progress
    if progress is not None:
        if status is Status.COMPLETED and progress < 100:
            yield Finding(Contradiction.COMPLETED_IN_PART, str(progress))
        if progress == 100 and status not in {Status.COMPLETED, Status.ONGOING}:
            yield Finding(Contradiction.DONE_BUT_NOT_COMPLETED, status.value)
        if progress > 0 and status in {Status.NOT_STARTED, Status.PLANNED}:
            yield Finding(Contradiction.PROGRESS_WITHOUT_START, str(progress), status.value)
        if before and before.progress is not None and progress < before.progress:
            yield Finding(Contradiction.PROGRESS_FELL, str(progress), str(before.progress))
    if before and status not in STATUS_TRANSITIONS[before.status]:
        yield Finding(Contradiction.UNEXPECTED_STATUS, status.value, before.status.value)


def _in_time(content: ReportContent, around: Surroundings) -> Iterator[Finding]:
    last = content.until_ends
    if last is None:
        if content.status is Status.POSTPONED:
            yield Finding(Contradiction.UNTIL_MISSING)
        return
    if around.item_starts and last < around.item_starts:
        yield Finding(Contradiction.ENDS_BEFORE_IT_STARTS, last.isoformat(), around.item_starts.isoformat())
    elif around.period_ends and content.status is Status.POSTPONED and last <= around.period_ends:
        yield Finding(Contradiction.UNTIL_IN_THE_PAST, last.isoformat(), around.period_ends.isoformat())


def _in_words(content: ReportContent, before: Before | None) -> Iterator[Finding]:
    if content.status in STATUSES_WITH_REASON and not content.reason:
        yield Finding(Contradiction.REASON_MISSING, content.status.value)
    if not content.text:
        yield Finding(Contradiction.NO_WORDS, content.status.value)
    elif before and content.text == before.text:
        yield Finding(Contradiction.SAME_WORDS)


def _in_sums(content: ReportContent, before: Before) -> Iterator[Finding]:
    """Sums are compared where each report names one single sum in a currency: of several, nobody knows
    which is which.
    """
    now, then = _single_sums(content.figures), _single_sums(before.figures)
    for currency in sorted(now.keys() & then.keys()):
        if now[currency] < then[currency]:
            yield Finding(
                Contradiction.SUM_FELL, f"{now[currency]:f} {currency}", f"{then[currency]:f} {currency}"
            )


def _single_sums(figures: tuple[DraftFigure, ...]) -> dict[str, Decimal]:
    sums: dict[str, list[Decimal]] = {}
    for figure in figures:
        if figure.kind == Kind.MONEY.value and figure.value is not None:
            sums.setdefault(figure.unit, []).append(figure.value)
    return {currency: values[0] for currency, values in sums.items() if len(values) == 1}
