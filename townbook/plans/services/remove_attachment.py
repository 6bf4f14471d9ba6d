"""Take a file off a report that is being written."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from townbook.cities.services.note_change import note_change
from townbook.plans.enums import EDITABLE_REPORTS
from townbook.plans.models import Report, ReportAttachment
from townbook.plans.reporter import Reporter
from townbook.plans.services.save_report import ReportLocked


@transaction.atomic
def remove_attachment(
    *, attachment: ReportAttachment, reporter: Reporter, reason: str = ""
) -> ReportAttachment:
    """The attachment, which nobody is shown any more; the city's history knows of it, and brings it back by
    :func:`~townbook.plans.services.restore_attachment.restore_attachment`.

    One that was removed stays so. Raises :class:`~townbook.plans.services.save_report.ReportLocked` for a
    report that is not being written.
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("item", "period__plan__city")
        .get(pk=attachment.report_id)
    )
    attachment = ReportAttachment.objects.get(pk=attachment.pk)
    if attachment.removed_at is not None:
        return attachment
    if report.state not in EDITABLE_REPORTS:
        raise ReportLocked(report)
    attachment.removed_at = timezone.now()
    attachment.save(update_fields=["removed_at"])
    note_change(
        city=report.period.plan.city,
        actor=reporter.actor,
        by=reporter.name,
        action="detached",
        record="report",
        record_id=report.pk,
        label=str(report.item),
        before={"file": attachment.name},
        after={},
        reason=reason,
        way_back={"attachment": attachment.pk},
    )
    return attachment
