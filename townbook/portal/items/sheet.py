"""An item's page, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.selectors.agenda import WaitingPoint, waiting_points
from townbook.plans.models import Figure, Plan, Report
from townbook.plans.selectors.item_page import ItemPage, item_page
from townbook.portal.items.narrative import Run, marked_runs
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure and the number of its note, from 1."""

    number: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report with its words cut at the figures.

    ``waits_for`` are the working groups it is said to wait for; ``corrected`` are the versions it took
    the place of, newest first.
    """

    report: Report
    runs: tuple[Run, ...]
    notes: tuple[FigureNote, ...]
    waits_for: tuple[str, ...]
    corrected: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """What the item's page shows: the selector's page, and its reports latest first."""

    page: ItemPage
    reports: tuple[ReportSheet, ...]

    @property
    def description(self) -> str:
        """The item's description, unless a report says the same: a review has one text for both."""
        description = self.page.branch.item.description
        return "" if any(description in sheet.report.text for sheet in self.reports) else description


def item_sheet(*, city: City, plan: Plan, key: str) -> ItemSheet:
    """The sheet of the plan's item with that key. Raises :class:`Item.DoesNotExist`."""
    page = item_page(plan=plan, key=key)
    waits = any(report.status == Status.UNDER_REVIEW for report in page.reports)
    points = waiting_points(city=city) if waits else []
    return ItemSheet(page, tuple(_sheet(report, page.corrected, points) for report in page.reports))


def _sheet(report: Report, corrected: tuple[Report, ...], points: list[WaitingPoint]) -> ReportSheet:
    notes = tuple(FigureNote(number, figure) for number, figure in enumerate(report.figures.all(), start=1))
    return ReportSheet(
        report=report,
        runs=marked_runs(report.text, [note.figure.words for note in notes]),
        notes=notes,
        waits_for=_groups(report, points),
        corrected=tuple(each for each in corrected if each.period_id == report.period_id),
    )


def _groups(report: Report, points: list[WaitingPoint]) -> tuple[str, ...]:
    """The groups named within the report's own passages."""
    places = [link.passage for link in report.report_passages.all()]
    return tuple(
        dict.fromkeys(
            point.group
            for point in points
            if point.source_id == report.source_id
            and any(place.start <= point.start and point.end <= place.end for place in places)
        )
    )
