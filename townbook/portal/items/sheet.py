"""An item's page, ready to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.selectors.agenda import WaitingPoint, waiting_points
from townbook.plans.milestone_standing import MilestoneStanding, milestone_standing
from townbook.plans.models import Figure, Item, Milestone, Period, Plan, Report, ReportAttachment
from townbook.plans.selectors.item_page import ItemPage, item_at, item_page
from townbook.portal.items.narrative import marked_runs
from townbook.portal.items.short_codes import code_of
from townbook.reading.status import Status
from townbook.text.word_difference import Piece, word_difference
from townbook.ui.charts.distribution import style_name


@dataclass(frozen=True, slots=True)
class FigureNote:
    """A figure and the number of its note, from 1."""

    number: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class ShownRun:
    """Some words of a report; ``note`` is the figure they say, ``None`` for words between figures."""

    text: str
    note: FigureNote | None


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report with its words cut at the figures.

    ``waits_for`` are the working groups it is said to wait for; ``before`` is the version it took the
    place of, and ``difference`` what was changed in its words; ``versions`` counts all there were. ``files``
    are the photographs and documents that came with it.
    """

    report: Report
    runs: tuple[ShownRun, ...]
    notes: tuple[FigureNote, ...]
    waits_for: tuple[str, ...]
    before: Report | None
    difference: tuple[Piece, ...]
    versions: int
    files: tuple[ReportAttachment, ...]


@dataclass(frozen=True, slots=True)
class YearCell:
    """What was declared of the item in one of its plan's reported periods."""

    period: Period
    report: Report | None

    @property
    def status(self) -> Status:
        """The declared status, unreported where there is no report."""
        return Status(self.report.status) if self.report else Status.UNREPORTED

    @property
    def style(self) -> str:
        """The status as a word of a stylesheet."""
        return style_name(self.status)


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone, and where it stands on the city's day."""

    milestone: Milestone
    standing: MilestoneStanding


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """What the item's page shows: the selector's page, and its reports latest first.

    ``years`` come earliest first, and only where the item itself was ever reported on. ``code`` is the
    short name on the item's sign.
    """

    page: ItemPage
    reports: tuple[ReportSheet, ...]
    years: tuple[YearCell, ...]
    steps: tuple[Step, ...]
    code: str

    @property
    def item(self) -> Item:
        """The item itself, as its plan's tree has it."""
        return self.page.branch.item

    @property
    def plan(self) -> Plan:
        """The item's plan."""
        return self.item.plan

    @property
    def description(self) -> str:
        """The item's description, unless a report says the same: a review has one text for both."""
        description = self.item.description
        return "" if any(description in sheet.report.text for sheet in self.reports) else description

    @property
    def latest(self) -> Report | None:
        """The item's own report of the latest period it was reported on."""
        return self.reports[0].report if self.reports else None

    @property
    def reported_years(self) -> int:
        """In how many of the periods the item was reported on."""
        return sum(1 for year in self.years if year.report)


def item_sheet(*, city: City, plan_slug: str, key: str) -> ItemSheet:
    """The sheet of an address: eleven queries at most. Raises :class:`Item.DoesNotExist`."""
    item = item_at(city=city, plan_slug=plan_slug, key=key)
    page = item_page(item=item)
    waits = any(report.status == Status.UNDER_REVIEW for report in page.reports)
    points = waiting_points(city=city) if waits else []
    today = city.today
    return ItemSheet(
        page=page,
        reports=tuple(_sheet(report, page.corrected, points) for report in page.reports),
        years=_years(page),
        steps=tuple(
            Step(each, milestone_standing(due=each.due, reached_on=each.reached_on, today=today))
            for each in page.milestones
        ),
        code=code_of(item.pk),
    )


def _years(page: ItemPage) -> tuple[YearCell, ...]:
    by_period = {report.period_id: report for report in page.reports}
    if not by_period:
        return ()
    return tuple(YearCell(period, by_period.get(period.pk)) for period in reversed(page.periods))


def _sheet(report: Report, corrected: Sequence[Report], points: list[WaitingPoint]) -> ReportSheet:
    notes = tuple(FigureNote(number, figure) for number, figure in enumerate(report.figures.all(), start=1))
    before = [each for each in corrected if each.period_id == report.period_id]
    return ReportSheet(
        report=report,
        runs=tuple(
            ShownRun(run.text, notes[run.note - 1] if run.note else None)
            for run in marked_runs(report.text, [note.figure.words for note in notes])
        ),
        notes=notes,
        waits_for=_groups(report, points),
        before=before[0] if before else None,
        difference=word_difference(before[0].text, report.text) if before else (),
        versions=len(before) + 1,
        files=tuple(report.attachments.all()) if getattr(report, "has_files", False) else (),
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
