"""The tree of a plan's items and how each branch stands, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet

from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.standing import Standing
from townbook.reading.status import Status

_READ_OF_A_REPORT = (
    *("item_id", "period_id", "version", "is_current", "state", "progress", "reported_at"),
    *("status", "status_reason", "status_until", "status_until_ends", "status_confidence"),
    *("status_passage__source_id", "status_passage__start", "status_passage__end"),
    *("source__city_id", "source__sha256", "source__name", "source__title", "source__language"),
)
"""All but long texts: a plan has hundreds of reports, and each field of each takes its time."""


@dataclass(frozen=True, slots=True)
class Branch:
    """An item with what hangs below it.

    ``report`` is the item's current published report of the period, without its text, with the places
    of its status and the names of its source at hand.
    ``standing`` counts the branch's items that are counted (:attr:`is_counted`), itself among them.
    """

    item: Item
    report: Report | None
    standing: Standing
    children: tuple[Branch, ...]

    @property
    def status(self) -> Status:
        """What the city declared of the item itself in the period."""
        return Status(self.report.status) if self.report else Status.UNREPORTED

    @property
    def is_counted(self) -> bool:
        """Whether a standing counts the item: an outermost one, or one with a report of its own.

        A task that leads to projects and is reported on itself is work that somebody answers for, and
        would be told nowhere otherwise.
        """
        return self.report is not None or not self.children

    def walk(self) -> Iterator[Branch]:
        """The branch and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()

    def counted(self) -> Iterator[Branch]:
        """What of the branch is counted, in the plan's order."""
        return (branch for branch in self.walk() if branch.is_counted)


def item_tree(*, plan: Plan, period: Period | None) -> tuple[Branch, ...]:
    """The plan's branches with the standing in a period. Two queries, whatever the plan's size.

    Without a period every item is unreported.
    """
    return item_trees(periods={plan.pk: period})[plan.pk]


def item_trees(*, periods: Mapping[int, Period | None]) -> dict[int, tuple[Branch, ...]]:
    """The branches of several plans by the plan's id, each with its standing in its own period.

    Two queries, whatever the plans' number and size.
    """
    items: dict[int, list[Item]] = {plan: [] for plan in periods}
    for item in _items(items):
        items[item.plan_id].append(item)
    reports = _current_reports([period for period in periods.values() if period])
    return {plan: grown(of_plan, reports) for plan, of_plan in items.items()}


def tree_of_reports(*, plan: Plan, reports: Mapping[int, Report]) -> tuple[Branch, ...]:
    """The plan's branches with the standing of reports that are at hand, by item. One query."""
    return grown(_items([plan.pk]), reports)


def _items(plans: Iterable[int]) -> QuerySet[Item]:
    return Item.objects.filter(plan__in=list(plans)).select_related("level").order_by("position", "id")


def grown(items: Iterable[Item], reports: Mapping[int, Report]) -> tuple[Branch, ...]:
    """The tree of one plan's items, which come in the order of their positions."""
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    for item in items:
        children[item.parent_id].append(item)

    def branch(item: Item) -> Branch:
        below = tuple(branch(child) for child in children[item.pk])
        report = reports.get(item.pk)
        own = Status(report.status) if report else Status.UNREPORTED
        standings = [child.standing for child in below]
        if report or not below:
            standings.append(_of_one(own))
        standing = standings[0] if len(standings) == 1 else Standing.sum(standings)
        return Branch(item, report, standing, below)

    return tuple(branch(item) for item in children[None])


@cache
def _of_one(status: Status) -> Standing:
    """A plan has hundreds of counted items, and few statuses."""
    return Standing.of([status])


def _current_reports(periods: Iterable[Period]) -> dict[int, Report]:
    reports = Report.objects.filter(period__in=list(periods), is_current=True).order_by()
    read = reports.select_related("status_passage", "source").only(*_READ_OF_A_REPORT)
    return {report.item_id: report for report in read}


def standing_of(branches: tuple[Branch, ...]) -> Standing:
    """How all the branches stand together."""
    return Standing.sum(branch.standing for branch in branches)


def path_to(branches: tuple[Branch, ...], key: str) -> tuple[Branch, ...]:
    """From the top down to the item with that key, both included; empty when there is none."""
    for branch in branches:
        if branch.item.key == key:
            return (branch,)
        if below := path_to(branch.children, key):
            return (branch, *below)
    return ()
