"""Add a photograph or document to a report that is being written."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from townbook.cities.models import Body
from townbook.cities.services.note_change import note_change
from townbook.files.services.bring_in_file import IncomingFile, bring_in_file
from townbook.files.services.store_file import store_file
from townbook.plans.attachment_file import MOST_FILES, AttachmentFile, attachment_file
from townbook.plans.enums import EDITABLE_REPORTS, ReportState
from townbook.plans.models import Item, Period, Report, ReportAttachment
from townbook.plans.reporter import Reporter
from townbook.plans.services.save_report import ReportLocked


def attach_file(
    *, item: Item, period: Period, body: Body, data: bytes, name: str, reporter: Reporter
) -> ReportAttachment:
    """The file with the body's report on the item, which begins with it where nobody wrote one yet.

    Photographs are written anew without what they know of place and camera. The same file a second time is
    the first one. Call it outside of a transaction: the bytes are put in place before. Raises
    :class:`~django.core.exceptions.ValidationError` with a sentence for a file that is not taken or one too
    many, :class:`~townbook.plans.services.save_report.ReportLocked` for a report that is not being written.
    """
    kept = attachment_file(data=data, name=name)
    with bring_in_file(data=kept.data) as file, transaction.atomic():
        return _attached(item, period, body, kept, file, reporter)


def _attached(
    item: Item, period: Period, body: Body, kept: AttachmentFile, file: IncomingFile, reporter: Reporter
) -> ReportAttachment:
    if item.plan_id != period.plan_id or body.city_id != period.plan.city_id:
        raise ValidationError(_("This item belongs to another plan."))
    if period.opened_at is None:
        raise ValidationError(_("This period is not open for reports."))
    Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    report = _report(item, period, body)
    present = ReportAttachment.objects.filter(report=report, removed_at=None).select_related("file")
    same = next((each for each in present if each.file.sha256 == file.sha256), None)
    if same is not None:
        return same
    if len(present) >= MOST_FILES:
        raise ValidationError(
            _("A report has at most %(most)s files. Remove one first.") % {"most": MOST_FILES}
        )
    stored = store_file(file=file, media_type=kept.media_type)
    attachment = ReportAttachment.objects.create(report=report, file=stored, name=kept.name)
    note_change(
        city=period.plan.city,
        actor=reporter.actor,
        by=reporter.name,
        action="attached",
        record="report",
        record_id=report.pk,
        label=str(item),
        before={},
        after={"file": kept.name},
        way_back={"attachment": attachment.pk},
    )
    return attachment


def _report(item: Item, period: Period, body: Body) -> Report:
    """The report being written; an empty one is begun, a correction only by who writes it."""
    reports = Report.objects.filter(item=item, period=period)
    in_work = reports.exclude(state=ReportState.PUBLISHED)
    report = in_work.select_for_update(of=("self",)).first()  # Nobody submits it meanwhile.
    if report is None:
        published = reports.first()
        if published is not None:
            raise ValidationError(
                _("This report is public. Save your correction first, then add files to it.")
            )
        report = Report.objects.create(item=item, period=period, status="unreported")
        report.bodies.add(body)
    elif report.state not in EDITABLE_REPORTS:
        raise ReportLocked(report)
    return report
