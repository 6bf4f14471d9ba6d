"""How the items of a plan moved from one period to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.plans.enums import STATUS_TRANSITIONS
from townbook.plans.models import Item, Period, Plan, Report
from townbook.reading.status import Status

_READ_OF_A_REPORT = (
    *("item_id", "period_id", "status", "status_reason", "status_until", "status_until_ends"),
    *("status_passage__source_id", "status_passage__start", "status_passage__end"),
    *("source__city_id", "source__sha256", "source__name", "source__title", "source__language"),
)
"""All but long texts: a plan has hundreds of reports."""


@dataclass(frozen=True, slots=True)
class Move:
    """An item with what was reported on it in the earlier and in the later period.

    ``top`` is the topmost item it belongs to, itself where it stands at the top. Reports come without
    their texts, with the places of their statuses and the names of their sources at hand.
    """

    item: Item
    top: Item
    earlier: Report | None
    later: Report | None

    @property
    def before(self) -> Status:
        """What was declared in the earlier period; unreported where nothing was."""
        return Status(self.earlier.status) if self.earlier else Status.UNREPORTED

    @property
    def after(self) -> Status:
        """What was declared in the later period; unreported where nothing was."""
        return Status(self.later.status) if self.later else Status.UNREPORTED

    @property
    def is_expected(self) -> bool:
        """Whether the table of transitions has the move."""
        return self.after in STATUS_TRANSITIONS[self.before]


def plan_moves(*, plan: Plan, earlier: Period, later: Period) -> tuple[Move, ...]:
    """The moves in the plan's order: of items with none below them, and of those that were reported on
    themselves in either period. Two queries, whatever the plan's size.
    """
    children: defaultdict[int | None, list[Item]] = defaultdict(list)
    for item in Item.objects.filter(plan=plan).select_related("level").order_by("position", "id"):
        children[item.parent_id].append(item)
    reports = {
        (report.period_id, report.item_id): report
        for report in Report.objects.filter(period__in=[earlier.pk, later.pk], is_current=True)
        .order_by()
        .select_related("status_passage", "source")
        .only(*_READ_OF_A_REPORT)
    }

    def moves(item: Item, top: Item) -> Iterator[Move]:
        below = children.get(item.pk, ())
        before, after = (reports.get((period.pk, item.pk)) for period in (earlier, later))
        if before or after or not below:
            yield Move(item, top, before, after)
        for child in below:
            yield from moves(child, top)

    return tuple(move for top in children.get(None, ()) for move in moves(top, top))
