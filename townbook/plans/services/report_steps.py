"""Move reports from one state to the next: submit, take back, approve, return."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.cities.services.note_changes import NotedChange, note_changes
from townbook.plans.enums import REPORT_TRANSITIONS, ReportState
from townbook.plans.models import Report, ReportEvent
from townbook.plans.reporter import Reporter
from townbook.plans.said_words import several_lines
from townbook.reading.status import Status


class WrongStep(Exception):
    """Somebody else moved a report on, or wrote in it, in between; ``reports`` are those. Nothing moved."""

    def __init__(self, reports: list[Report]) -> None:
        super().__init__("a report is no longer as it was seen")
        self.reports = reports


def submit_reports(*, reports: Iterable[Report], reporter: Reporter) -> list[Report]:
    """The reports, which their body may not write any more until somebody returns them.

    Raises :class:`ValidationError` for a report without a status, :class:`WrongStep` for one that is not
    being written. All or nothing, like every step here.
    """
    given = list(reports)
    if any(report.status == Status.UNREPORTED for report in given):
        raise ValidationError(_("A report has no status yet. Say where the item stands, then submit."))
    return _move(given, ReportState.SUBMITTED, reporter, "")


def take_back_reports(*, reports: Iterable[Report], reporter: Reporter) -> list[Report]:
    """The submitted reports, which their body writes again. Raises :class:`WrongStep`."""
    return _move(list(reports), ReportState.DRAFT, reporter, "")


def approve_reports(*, reports: Iterable[Report], reporter: Reporter) -> list[Report]:
    """The submitted reports, ready to be published. Raises :class:`WrongStep`."""
    return _move(list(reports), ReportState.APPROVED, reporter, "")


def return_reports(*, reports: Iterable[Report], reason: str, reporter: Reporter) -> list[Report]:
    """The reports, which go back to their body with the reason.

    Raises :class:`ValidationError` without a reason, :class:`WrongStep`.
    """
    said = several_lines(reason)
    if not said:
        raise ValidationError({"reason": _("Say why it is returned: the body will read it.")})
    return _move(list(reports), ReportState.RETURNED, reporter, said)


@transaction.atomic
def _move(reports: list[Report], to: ReportState, reporter: Reporter, reason: str) -> list[Report]:
    """Five queries, however many reports."""
    keys = [report.pk for report in reports]
    standing = {
        report.pk: report
        for report in Report.objects.select_for_update(of=("self",))
        .select_related("item", "period__plan__city")
        .filter(pk__in=keys)
        .order_by("pk")
    }
    stuck = [
        standing[report.pk]
        for report in reports
        if to not in REPORT_TRANSITIONS[ReportState(standing[report.pk].state)]
        or standing[report.pk].revision != report.revision  # It says something else than what was decided on.
    ]
    if stuck:
        raise WrongStep(stuck)
    ReportEvent.objects.bulk_create(
        ReportEvent(
            report=standing[key],
            actor=reporter.actor,
            link=reporter.link,
            from_state=standing[key].state,
            to_state=to,
            reason=reason,
        )
        for key in keys
    )
    _note([standing[key] for key in keys], to, reporter, reason)
    Report.objects.filter(pk__in=keys).update(state=to)
    for key in keys:
        standing[key].state = to
    return [standing[key] for key in keys]


_ACTIONS = {
    ReportState.DRAFT: "taken back",
    ReportState.SUBMITTED: "submitted",
    ReportState.RETURNED: "returned",
    ReportState.APPROVED: "approved",
}


def _note(reports: list[Report], to: ReportState, reporter: Reporter, reason: str) -> None:
    if not reports:
        return
    note_changes(
        city=reports[0].period.plan.city,
        actor=reporter.actor,
        by=reporter.name,
        record="report",
        changes=[
            NotedChange(
                _ACTIONS[to], report.pk, str(report.item), {"state": report.state}, {"state": to.value}
            )
            for report in reports
        ],
        reason=reason,
    )
