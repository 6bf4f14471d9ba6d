"""Put a file back that was taken off a report."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.cities.services.note_change import note_change
from townbook.plans.attachment_file import MOST_FILES
from townbook.plans.enums import EDITABLE_REPORTS
from townbook.plans.models import Report, ReportAttachment
from townbook.plans.reporter import Reporter
from townbook.plans.services.save_report import ReportLocked


@transaction.atomic
def restore_attachment(
    *, attachment: ReportAttachment, reporter: Reporter, reason: str = ""
) -> ReportAttachment:
    """The attachment, with its report again; one that is there stays as it is.

    Raises :class:`~townbook.plans.services.save_report.ReportLocked` for a report that is not being written,
    :class:`~django.core.exceptions.ValidationError` for one file too many, or one that was added again since.
    """
    report = (
        Report.objects.select_for_update(of=("self",))
        .select_related("item", "period__plan__city")
        .get(pk=attachment.report_id)
    )
    attachment = ReportAttachment.objects.get(pk=attachment.pk)
    if attachment.removed_at is None:
        return attachment
    if report.state not in EDITABLE_REPORTS:
        raise ReportLocked(report)
    present = ReportAttachment.objects.filter(report=report, removed_at=None).values_list("file", flat=True)
    if attachment.file_id in present:
        raise ValidationError(_("This file was added again since. There is nothing to bring back."))
    if len(present) >= MOST_FILES:
        raise ValidationError(
            _("A report has at most %(most)s files. Remove one first.") % {"most": MOST_FILES}
        )
    attachment.removed_at = None
    attachment.save(update_fields=["removed_at"])
    note_change(
        city=report.period.plan.city,
        actor=reporter.actor,
        by=reporter.name,
        action="attached",
        record="report",
        record_id=report.pk,
        label=str(report.item),
        before={},
        after={"file": attachment.name},
        reason=reason,
        way_back={"attachment": attachment.pk},
    )
    return attachment
