"""A period of a plan in five chapters: done, under way, stopped and why, next, and never reported on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from townbook.cities.models import City
from townbook.intake.selectors.waiting_groups import waiting_groups
from townbook.plans.models import Figure, Item, Period, Plan, Report
from townbook.plans.selectors.period_reports import period_reports
from townbook.plans.selectors.plans import reported_periods
from townbook.plans.selectors.tree import Branch, standing_of, tree_of_reports
from townbook.plans.standing import Standing
from townbook.portal.years.opening import opening_of
from townbook.portal.years.period_keys import period_of_key
from townbook.reading.reasons import reason_key
from townbook.reading.status import Status


class Topic(StrEnum):
    """What a chapter tells; the values stand in addresses as anchors."""

    DONE = "done"
    UNDER_WAY = "under-way"
    STOPPED = "stopped"
    NEXT = "next"
    UNREPORTED = "unreported"


STATUSES_OF_TOPIC: dict[Topic, tuple[Status, ...]] = {
    Topic.DONE: (Status.COMPLETED,),
    Topic.UNDER_WAY: (Status.IN_PROGRESS, Status.ONGOING),
    Topic.STOPPED: (Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED, Status.NOT_STARTED),
    Topic.NEXT: (Status.UNDER_REVIEW, Status.PLANNED),
    Topic.UNREPORTED: (Status.UNREPORTED,),
}
"""Each status belongs to exactly one chapter."""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A counted item of the plan, and what was said of it in the period.

    ``opening`` is how its report begins; ``is_cut`` when the report says more. ``groups`` are the
    working groups it waits for.
    """

    item: Item
    status: Status
    report: Report | None
    opening: str
    is_cut: bool
    figures: tuple[Figure, ...]
    groups: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why it does not go on, in the document's words."""
        return self.report.status_reason if self.report else ""

    @property
    def opening_says_why(self) -> bool:
        """Whether the reason stands in the opening already."""
        return bool(self.reason) and self.reason in self.opening


@dataclass(frozen=True, slots=True)
class ReviewBranch:
    """The lines of a chapter that belong to one topmost item."""

    top: Item
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class CountedReason:
    """A reason in the words that say it first, "" for none given, and how many items have it."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """The items of some statuses by branch of the plan; ``reasons``, most frequent first, where there
    are items that did not go on.
    """

    topic: Topic
    standing: Standing
    branches: tuple[ReviewBranch, ...]
    reasons: tuple[CountedReason, ...]

    @property
    def says_status(self) -> bool:
        """Whether its items differ in status, so that each says its own."""
        return len(self.standing.counts) > 1


@dataclass(frozen=True, slots=True)
class YearReview:
    """A plan in one of its reported ``periods``, which come latest first; chapters without items are
    left out.
    """

    plan: Plan
    periods: tuple[Period, ...]
    period: Period
    standing: Standing
    branches: tuple[Branch, ...]
    chapters: tuple[Chapter, ...]


def year_review(*, city: City, plan: Plan, key: str) -> YearReview:
    """The review of the period an address names: six queries, whatever the plan's size.

    Raises :class:`Period.DoesNotExist`, also for a period without a published report.
    """
    periods = reported_periods(plan=plan)
    period = period_of_key(periods, key, city.calendar)
    reports = period_reports(period=period)
    branches = tree_of_reports(plan=plan, reports=reports)
    groups = waiting_groups(city=city, reports=reports.values())
    chapters = (_chapter(topic, branches, reports, groups, plan.language) for topic in Topic)
    return YearReview(
        plan=plan,
        periods=periods,
        period=period,
        standing=standing_of(branches),
        branches=branches,
        chapters=tuple(chapter for chapter in chapters if chapter.branches),
    )


def _chapter(
    topic: Topic,
    branches: Iterable[Branch],
    reports: Mapping[int, Report],
    groups: Mapping[int, tuple[str, ...]],
    language: str,
) -> Chapter:
    statuses = STATUSES_OF_TOPIC[topic]
    told = []
    for top in branches:
        found = [each for each in top.counted() if each.status in statuses]
        if found:
            found.sort(key=lambda branch: statuses.index(branch.status))
            lines = (_line(branch, reports.get(branch.item.pk), groups) for branch in found)
            told.append(ReviewBranch(top.item, tuple(lines)))
    lines_of_all = [line for branch in told for line in branch.lines]
    return Chapter(
        topic=topic,
        standing=Standing.of(line.status for line in lines_of_all),
        branches=tuple(told),
        reasons=counted_reasons(lines_of_all, language) if topic is Topic.STOPPED else (),
    )


def _line(branch: Branch, report: Report | None, groups: Mapping[int, tuple[str, ...]]) -> ReviewLine:
    if report is None:
        return ReviewLine(branch.item, branch.status, None, "", is_cut=False, figures=(), groups=())
    opening = opening_of(report.text)
    return ReviewLine(
        item=branch.item,
        status=branch.status,
        report=report,
        opening=opening.text,
        is_cut=opening.is_cut,
        figures=tuple(report.figures.all()),
        groups=groups.get(report.pk, ()),
    )


def counted_reasons(lines: Sequence[ReviewLine], language: str) -> tuple[CountedReason, ...]:
    """The reasons of the lines, most frequent first, those without a reason last."""
    named: dict[str, str] = {}
    counts: dict[str, int] = {}
    for line in lines:
        key = reason_key(line.reason, language) if line.reason else ""
        named.setdefault(key, line.reason)
        counts[key] = counts.get(key, 0) + 1
    order = sorted(counts, key=lambda key: (not key, -counts[key]))
    return tuple(CountedReason(named[key], counts[key]) for key in order)
