"""Send reports back to their body with a reason, those too that are public already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.cities.services.note_changes import NotedChange, note_changes
from townbook.plans.enums import ReportState
from townbook.plans.figure_keys import figure_said
from townbook.plans.models import Figure, Item, Report, ReportEvent
from townbook.plans.reporter import Reporter
from townbook.plans.services.carry_attachments import carry_attachments
from townbook.plans.services.report_steps import WrongStep, return_reports


@transaction.atomic
def send_back_reports(*, reports: Iterable[Report], reason: str, reporter: Reporter) -> list[Report]:
    """The reports with their body again: what was submitted or approved is returned, of what is public a
    correction is begun. All or nothing. Raises :class:`~django.core.exceptions.ValidationError` without a
    reason, and :class:`~townbook.plans.services.report_steps.WrongStep`.
    """
    given = list(reports)
    public = [report for report in given if report.state == ReportState.PUBLISHED]
    others = [report for report in given if report.state != ReportState.PUBLISHED]
    returned = return_reports(reports=others, reason=reason, reporter=reporter) if others else []
    return [*returned, *reopen_reports(reports=public, reason=reason, reporter=reporter)]


@transaction.atomic
def reopen_reports(*, reports: Sequence[Report], reason: str, reporter: Reporter) -> list[Report]:
    """Corrections of the published reports, begun with what those say and returned to their bodies with the
    reason. The public keeps what it has until a correction is published.

    Raises :class:`~django.core.exceptions.ValidationError` without a reason, and for a period that is not
    open; :class:`~townbook.plans.services.report_steps.WrongStep` where a report is not the public one any
    more, or its correction was begun already.
    """
    if not reports:
        return []
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is returned: the body will read it.")})
    items = Item.objects.filter(pk__in=[report.item_id for report in reports]).order_by("pk")
    list(items.select_for_update(of=("self",)))  # Nobody begins a correction meanwhile.
    standing = Report.objects.filter(pk__in=[report.pk for report in reports]).order_by("pk")
    standing = standing.select_related("item", "period__plan__city", "superseded_by")
    now = list(standing.prefetch_related("bodies", "figures"))
    if any(report.period.opened_at is None for report in now):
        raise ValidationError(_("This period is not open for reports."))
    stuck = [report for report in now if not report.is_current or hasattr(report, "superseded_by")]
    if stuck:
        raise WrongStep(stuck)
    begun = [_correction_of(report, reason.strip(), reporter) for report in now]
    note_changes(
        city=now[0].period.plan.city,
        actor=reporter.actor,
        by=reporter.name,
        record="report",
        changes=[
            NotedChange(
                "returned",
                report.pk,
                str(report.item),
                {"state": ReportState.PUBLISHED.value},
                {"state": ReportState.RETURNED.value},
            )
            for report in begun
        ],
        reason=reason.strip(),
    )
    return begun


def _correction_of(report: Report, reason: str, reporter: Reporter) -> Report:
    correction = Report.objects.create(
        item=report.item,
        period=report.period,
        version=report.version + 1,
        supersedes=report,
        state=ReportState.RETURNED,
        text=report.text,
        status=report.status,
        status_reason=report.status_reason,
        status_until=report.status_until,
        status_until_ends=report.status_until_ends,
        progress=report.progress,
        revision=1,
    )
    correction.bodies.set(report.bodies.all())
    Figure.objects.bulk_create(
        figure_said(correction, figure.position, figure) for figure in report.figures.all()
    )
    carry_attachments(report=correction)
    ReportEvent.objects.create(
        report=correction,
        actor=reporter.actor,
        link=reporter.link,
        from_state=ReportState.PUBLISHED,
        to_state=ReportState.RETURNED,
        reason=reason,
    )
    return correction
