"""A body's form, ready to be drawn: an entry for each item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from townbook.desk.reporting.access import FormAccess
from townbook.desk.reporting.forms import FoundFigure, ReportForm, figures_in, initial_of
from townbook.desk.reporting.wording import Remark, remarks_of
from townbook.plans.attachment_file import MOST_FILES
from townbook.plans.contradictions import Before, Surroundings, contradictions
from townbook.plans.enums import EDITABLE_REPORTS, ReportState
from townbook.plans.figure_keys import figure_key
from townbook.plans.models import Item, Report, ReportAttachment, ReportEvent
from townbook.plans.report_content import ReportContent
from townbook.plans.selectors.report_work import Line, lines_of
from townbook.reading.draft import DraftFigure
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class OfferedFigure:
    """A figure found in the text, and whether a person confirmed it."""

    found: FoundFigure
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the form.

    ``theirs`` is what somebody else saved while this was being written. ``state`` is ``None`` where nobody
    began a report. ``file_problems`` say why files that were just sent are not taken.
    """

    line: Line
    form: ReportForm
    figures: tuple[OfferedFigure, ...]
    remarks: tuple[Remark, ...]
    theirs: Report | None = None
    is_saved: bool = False
    file_problems: tuple[str, ...] = ()

    @property
    def item(self) -> Item:
        """The item it is about."""
        return self.line.item

    @property
    def state(self) -> ReportState | None:
        """How far the report is."""
        return self.line.state

    @property
    def before(self) -> Report | None:
        """What was published of the period before."""
        return self.line.before

    @property
    def returned(self) -> ReportEvent | None:
        """Why it came back, if it did."""
        return self.line.returned

    @property
    def files(self) -> tuple[ReportAttachment, ...]:
        """The report's files that were not removed."""
        report = self.line.report
        return tuple(report.attachments.all()) if report is not None and report.pk else ()

    @property
    def takes_files(self) -> bool:
        """Whether files can be added and removed now; a correction is written first."""
        return self.state is None or self.state in EDITABLE_REPORTS

    @property
    def takes_more_files(self) -> bool:
        """Whether there is room for another."""
        return len(self.files) < MOST_FILES

    @property
    def may_be_taken_back(self) -> bool:
        """Whether it was submitted, and nobody has looked at it yet."""
        return self.state is ReportState.SUBMITTED

    @property
    def may_be_submitted(self) -> bool:
        """Whether there is a report that is being written, and it says where the item stands."""
        report = self.line.report
        return report is not None and self.state in EDITABLE_REPORTS and report.status != Status.UNREPORTED


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The whole form."""

    access: FormAccess
    entries: tuple[Entry, ...]

    @property
    def ready(self) -> tuple[Entry, ...]:
        """The entries that can be submitted now."""
        return tuple(entry for entry in self.entries if entry.may_be_submitted)

    @property
    def left(self) -> tuple[Entry, ...]:
        """The entries nothing was said about yet."""
        return tuple(
            entry
            for entry in self.entries
            if entry.state is None or (entry.state in EDITABLE_REPORTS and not entry.may_be_submitted)
        )

    @property
    def sent(self) -> int:
        """How many entries have left the body: submitted, approved or published."""
        return len(self.entries) - len(self.ready) - len(self.left)


def form_sheet(access: FormAccess) -> FormSheet:
    """The form as it stands. Seven queries, however many items."""
    lines = lines_of(items=access.items(), period=access.period)
    return FormSheet(access, tuple(entry_of(access, line) for line in lines))


def line_of_item(access: FormAccess, item: Item) -> Line:
    """One item's line."""
    (line,) = lines_of(items=[item], period=access.period)
    return line


def entry_of(access: FormAccess, line: Line) -> Entry:
    """An entry as it is stored."""
    report = line.report
    calendar = access.city.calendar
    initial = initial_of(report, calendar, is_correction=line.state is ReportState.PUBLISHED)
    form = ReportForm(
        initial=initial,
        language=access.language,
        calendar=calendar,
        known=report,
        auto_id=f"%s-{line.item.pk}",
    )
    if report is None:
        return Entry(line, form, (), ())
    figures = _offered(report.text, access.language, report.figures.all())
    return Entry(line, form, figures, remarks_on(access, line, content_of(report)))


def entry_of_form(
    access: FormAccess, line: Line, form: ReportForm, confirmed: Collection[str], theirs: Report | None = None
) -> Entry:
    """An entry as it was sent, with what is wrong in it; ``theirs`` where somebody else saved meanwhile."""
    text = form.cleaned_data.get("text") or ""
    figures = tuple(
        OfferedFigure(found, found.name in confirmed) for found in figures_in(text, access.language)
    )
    return Entry(line, form, figures, (), theirs)


def remarks_on(access: FormAccess, line: Line, content: ReportContent) -> tuple[Remark, ...]:
    """What may be wrong with the report, in words."""
    before = line.before
    around = Surroundings(
        period_ends=access.period.ends,
        item_starts=line.item.starts,
        before=Before(before.text, Status(before.status), before.progress, tuple(_figures(before)))
        if before
        else None,
    )
    return remarks_of(contradictions(content, around))


def content_of(report: Report) -> ReportContent:
    """What a stored report says."""
    return ReportContent(
        text=report.text,
        status=Status(report.status),
        reason=report.status_reason,
        until=report.status_until,
        until_ends=report.status_until_ends,
        progress=report.progress,
        figures=tuple(_figures(report)),
    )


def _figures(report: Report) -> Iterable[DraftFigure]:
    """The report's figures without their places, which nothing here asks for."""
    for figure in report.figures.all():
        yield DraftFigure(
            figure.value,
            figure.low,
            figure.high,
            figure.approximate,
            figure.unit,
            figure.kind,
            figure.of,
            (0, 0),
        )


def _offered(text: str, language: str, confirmed: Iterable[object]) -> tuple[OfferedFigure, ...]:
    left = Counter(figure_key(figure) for figure in confirmed)  # type: ignore[arg-type]
    offered = []
    for found in figures_in(text, language):
        key = figure_key(found.figure)
        offered.append(OfferedFigure(found, left[key] > 0))
        left[key] -= 1
    return tuple(offered)
