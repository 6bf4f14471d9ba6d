"""What an item and its reports said before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from townbook.plans.enums import ReportState
from townbook.plans.item_content import ItemContent, content_from_json
from townbook.plans.models import Item, ItemVersion, Report

MOST_CHANGES = 50
"""Changes that are shown, the newest; each is compared word by word."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """From one version of an item to the next."""

    number: int
    made_at: datetime
    reason: str
    before: ItemContent
    after: ItemContent


@dataclass(frozen=True, slots=True)
class ReportCorrection:
    """From one published version of a report to the next, both with their period."""

    before: Report
    after: Report

    @property
    def made_at(self) -> datetime:
        """When it was entered."""
        return self.after.reported_at


def item_history(*, item: Item) -> tuple[ItemChange | ReportCorrection, ...]:
    """The newest changes of the item and of its published reports, newest first. Two queries."""
    changes: list[ItemChange | ReportCorrection] = [*_changes(item), *_corrections(item)]
    return tuple(sorted(changes, key=lambda change: change.made_at, reverse=True)[:MOST_CHANGES])


def _changes(item: Item) -> Iterable[ItemChange]:
    # One more than is shown: the oldest change needs what was before it.
    newest = ItemVersion.objects.filter(item=item).order_by("-number")[: MOST_CHANGES + 1]
    versions = list(newest)
    for after, before in pairwise(versions):
        contents = (content_from_json(each.content) for each in (before, after))
        yield ItemChange(after.number, after.made_at, after.reason, *contents)


def _corrections(item: Item) -> Iterable[ReportCorrection]:
    published = Report.objects.filter(item=item, state=ReportState.PUBLISHED).select_related("period")
    versions = {report.pk: report for report in published.order_by("-reported_at", "-pk")[: 2 * MOST_CHANGES]}
    for after in versions.values():
        before = versions.get(after.supersedes_id) if after.supersedes_id else None
        if before:
            yield ReportCorrection(before, after)
