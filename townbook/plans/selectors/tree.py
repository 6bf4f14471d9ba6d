"""The tree of a plan's items and how each branch stands, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.standing import Standing
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class Branch:
    """An item with what hangs below it.

    ``report`` is the item's current published report of the period, without its text.
    ``standing`` counts the outermost items of the branch; an item without children counts itself.
    """

    item: Item
    report: Report | None
    standing: Standing
    children: tuple[Branch, ...]

    @property
    def status(self) -> Status:
        """What the city declared of the item itself in the period."""
        return Status(self.report.status) if self.report else Status.UNREPORTED

    def walk(self) -> Iterator[Branch]:
        """The branch and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


def item_tree(*, plan: Plan, period: Period | None) -> tuple[Branch, ...]:
    """The plan's branches with the standing in a period. Two queries, whatever the plan's size.

    Without a period every item is unreported.
    """
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    for item in Item.objects.filter(plan=plan).select_related("level").order_by("position", "id"):
        children[item.parent_id].append(item)
    reports = _current_reports(plan, period) if period else {}

    def branch(item: Item) -> Branch:
        below = tuple(branch(child) for child in children[item.pk])
        report = reports.get(item.pk)
        own = Status(report.status) if report else Status.UNREPORTED
        standing = Standing.sum(child.standing for child in below) if below else Standing.of([own])
        return Branch(item, report, standing, below)

    return tuple(branch(item) for item in children[None])


def _current_reports(plan: Plan, period: Period) -> dict[int, Report]:
    reports = Report.objects.filter(period=period, item__plan=plan, is_current=True).defer("text")
    return {report.item_id: report for report in reports}


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
