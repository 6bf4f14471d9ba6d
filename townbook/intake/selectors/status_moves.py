"""Which moves between statuses a Draft would make that nobody expects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from townbook.intake.difference import Change, ItemNote
from townbook.plans.enums import STATUS_TRANSITIONS
from townbook.plans.models import Item, Period, Report
from townbook.plans.selectors.said_reports import period_said
from townbook.reading.draft import DraftReport
from townbook.reading.status import Status


def status_moves(
    *,
    reports: Sequence[DraftReport],
    notes: Mapping[str, ItemNote],
    found: Mapping[str, Item],
    periods: Sequence[Period],
    current: Iterable[Report],
) -> Mapping[str, tuple[Change, ...]]:
    """By the Draft's key, the moves of its ``reports`` that ``STATUS_TRANSITIONS`` does not know.

    Compared is each first report of an item in a period with the last status declared for a time before,
    by the plan or by the Draft itself, as acceptance does. ``periods`` are the plan's, and ``current`` what
    was last reported in it.
    """
    ends_of = {period.pk: period.ends for period in periods}
    standing = {(report.item_id, report.period_id): Status(report.status) for report in current}
    declared: defaultdict[str, dict[date, Status]] = defaultdict(dict)
    keys = {item.pk: key for key, item in found.items()}
    for (item_id, period_id), status in standing.items():
        ends = ends_of[period_id]
        if ends is not None and item_id in keys:
            declared[keys[item_id]][ends] = status
    first: list[tuple[DraftReport, date]] = []
    for report in reports:
        period, item = period_said(report.period, periods), found.get(report.item)
        starts, ends = (period.starts, period.ends) if period else (report.period.starts, report.period.ends)
        if ends is not None:
            declared[report.item][ends] = report.status.value
        if starts and not (item and period and (item.pk, period.pk) in standing):
            first.append((report, starts))
    moves: defaultdict[str, tuple[Change, ...]] = defaultdict(tuple)
    for report, starts in first:
        before = [ends for ends in declared[report.item] if ends < starts]
        was = declared[report.item][max(before)] if before else Status.UNREPORTED
        if report.status.value not in STATUS_TRANSITIONS[was]:
            change = Change(notes[report.item], "status", was.value, report.status.value.value)
            moves[report.item] += (change,)
    return moves
