"""Publish what was said to be done on items in a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from townbook.cities.models import Body
from townbook.plans.enums import ReportState
from townbook.plans.figure_keys import figure_said
from townbook.plans.models import Figure, Item, Period, Plan, Report, ReportPassage
from townbook.plans.selectors.said_reports import last_day, sayings_by_report, sayings_of
from townbook.reading.draft import DraftFigure, DraftStatus
from townbook.sources.models import Passage, Source


@dataclass(frozen=True, slots=True)
class NewReport:
    """What was said to be done on one item in one period, and where it says so.

    ``figure_passages`` go with ``figures``, one each.
    """

    item: Item
    period: Period
    text: str
    status: DraftStatus
    status_passage: Passage | None
    bodies: tuple[Body, ...]
    passages: tuple[Passage, ...]
    figures: tuple[DraftFigure, ...]
    figure_passages: tuple[Passage | None, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """What came of publishing: first reports, corrections of earlier ones, and how many said nothing new."""

    first: tuple[Report, ...]
    corrections: tuple[Report, ...]
    unchanged: int


@transaction.atomic
def publish_reports(*, plan: Plan, source: Source, reports: Sequence[NewReport]) -> Publication:
    """Publish the reports; where the item has one in that period that says something else, correct it.

    The version that is corrected stays. At most one report an item and period. Nine queries, however
    many there are. Raises :class:`ValueError` for items, periods or bodies that are not the plan's.
    """
    _check_all_belong_to(plan, source, reports)
    standing = Report.objects.filter(
        item__plan=plan, period__in={report.period.pk for report in reports}, is_current=True
    )
    current = {(report.item_id, report.period_id): report for report in standing}
    said = sayings_by_report(reports=standing)
    first: list[Report] = []
    corrections: list[Report] = []
    published: list[tuple[Report, NewReport]] = []
    for new in reports:
        before = current.get((new.item.pk, new.period.pk))
        if before is not None and said[before.pk] == sayings_of(new.text, new.status, new.figures):
            continue
        report = _report(new, source, before)
        (first if before is None else corrections).append(report)
        published.append((report, new))
    Report.objects.filter(pk__in=[report.supersedes_id for report in corrections]).update(is_current=False)
    Report.objects.bulk_create([report for report, _ in published])
    _attach(published)
    return Publication(tuple(first), tuple(corrections), len(reports) - len(published))


def _check_all_belong_to(plan: Plan, source: Source, reports: Sequence[NewReport]) -> None:
    if source.city_id != plan.city_id:
        raise ValueError("the source belongs to another city")
    for report in reports:
        if report.item.plan_id != plan.pk or report.period.plan_id != plan.pk:
            raise ValueError("the item and the period are of the plan itself")
        if any(body.city_id != plan.city_id for body in report.bodies):
            raise ValueError("a body belongs to another city")


def _report(new: NewReport, source: Source, before: Report | None) -> Report:
    return Report(
        item=new.item,
        period=new.period,
        version=before.version + 1 if before else 1,
        supersedes=before,
        is_current=True,
        state=ReportState.PUBLISHED,
        text=new.text,
        status=new.status.value.value,
        status_reason=new.status.reason,
        status_until=new.status.until,
        status_until_ends=last_day(new.status),
        status_passage=new.status_passage,
        status_confidence=new.status.confidence,
        source=source,
    )


def _attach(published: Sequence[tuple[Report, NewReport]]) -> None:
    """Write down who reported, where the words stand, and the figures."""
    reporting = Report.bodies.through
    reporting.objects.bulk_create(
        reporting(report=report, body=body) for report, new in published for body in dict.fromkeys(new.bodies)
    )
    ReportPassage.objects.bulk_create(
        ReportPassage(report=report, passage=passage, position=position)
        for report, new in published
        for position, passage in enumerate(dict.fromkeys(new.passages))
    )
    Figure.objects.bulk_create(
        figure_said(report, position, figure, passage)
        for report, new in published
        for position, (figure, passage) in enumerate(zip(new.figures, new.figure_passages, strict=True))
    )
