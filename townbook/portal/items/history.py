"""An item's history, ready to be drawn: what changed, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext, gettext_lazy

from townbook.plans.item_content import ItemContent, MilestoneContent
from townbook.plans.models import Period, Report
from townbook.plans.selectors.item_history import ItemChange, ReportCorrection
from townbook.reading.labels import STATUS_LABELS
from townbook.reading.status import Status
from townbook.text.word_difference import Piece, word_difference
from townbook.ui import formats

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """One field that changed. ``language`` is the one its words are in."""

    label: StrPromise
    pieces: tuple[Piece, ...]
    language: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change: of the item where ``period`` is ``None``, else of its report on that period."""

    number: int
    made_at: datetime
    reason: str
    period: Period | None
    parts: tuple[ChangedPart, ...]


def history_entries(
    changes: Iterable[ItemChange | ReportCorrection], plan_language: str
) -> tuple[HistoryEntry, ...]:
    """The changes with what differs in each, in the order given."""
    spoken = get_language() or "en"
    return tuple(
        _of_item(change, plan_language, spoken)
        if isinstance(change, ItemChange)
        else _of_report(change, plan_language, spoken)
        for change in changes
    )


def _of_item(change: ItemChange, language: str, spoken: str) -> HistoryEntry:
    before, after = change.before, change.after
    words: tuple[tuple[StrPromise, str, str, str], ...] = (
        (gettext_lazy("Number"), before.number, after.number, language),
        (gettext_lazy("Title"), before.title, after.title, language),
        (gettext_lazy("Description"), before.description, after.description, language),
        (gettext_lazy("First day"), _day(before.starts, spoken), _day(after.starts, spoken), spoken),
        (gettext_lazy("Last day"), _day(before.ends, spoken), _day(after.ends, spoken), spoken),
        (gettext_lazy("Milestones"), _steps(before, spoken), _steps(after, spoken), language),
    )
    return HistoryEntry(change.number, change.made_at, change.reason, None, _parts(words))


def _of_report(change: ReportCorrection, language: str, spoken: str) -> HistoryEntry:
    before, after = change.before, change.after
    words: tuple[tuple[StrPromise, str, str, str], ...] = (
        (gettext_lazy("Status"), _status(before, spoken), _status(after, spoken), spoken),
        (gettext_lazy("What was done"), before.text, after.text, language),
        (gettext_lazy("Reason"), before.status_reason, after.status_reason, language),
        (gettext_lazy("Until"), _until(before, spoken), _until(after, spoken), spoken),
    )
    return HistoryEntry(after.version, change.made_at, "", after.period, _parts(words))


def _parts(words: Iterable[tuple[StrPromise, str, str, str]]) -> tuple[ChangedPart, ...]:
    return tuple(
        ChangedPart(label, word_difference(before, after), language)
        for label, before, after, language in words
        if before != after
    )


def _day(day: date | None, spoken: str) -> str:
    return formats.day(day, spoken) if day else ""


def _until(report: Report, spoken: str) -> str:
    if report.status_until is None:
        return ""
    calendar = report.period.plan.city.calendar
    return formats.moment(
        report.status_until, report.status_until_ends or report.status_until, spoken, calendar
    )


def _status(report: Report, spoken: str) -> str:
    return STATUS_LABELS[Status(report.status)][spoken]


def _steps(content: ItemContent, spoken: str) -> str:
    """A line for each milestone."""
    return "\n".join(_step(each, spoken) for each in content.milestones)


def _step(step: MilestoneContent, spoken: str) -> str:
    days = [step.title]
    if step.due:
        days.append(gettext("due %(day)s") % {"day": _day(step.due, spoken)})
    if step.reached_on:
        days.append(gettext("reached %(day)s") % {"day": _day(step.reached_on, spoken)})
    return " · ".join(days)
