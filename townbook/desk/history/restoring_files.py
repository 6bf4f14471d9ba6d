"""Files of reports: one that was taken off comes back, one that was added goes."""

from __future__ import annotations

from django.utils.translation import gettext

from townbook.cities.models import Change
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer
from townbook.desk.history.restoring_reports import may_restore_report, may_restore_reports
from townbook.desk.member_page import Member
from townbook.plans.enums import EDITABLE_REPORTS
from townbook.plans.models import ReportAttachment
from townbook.plans.reporter import Reporter
from townbook.plans.services.remove_attachment import remove_attachment
from townbook.plans.services.restore_attachment import restore_attachment
from townbook.plans.services.save_report import ReportLocked


def _attachment(change: Change) -> ReportAttachment:
    return ReportAttachment.objects.select_related("report").get(
        pk=change.way_back["attachment"], report=change.record_id, report__item__plan__city=change.city_id
    )


def _preview(change: Change) -> Preview:
    attachment = _attachment(change)
    is_there, was_there = attachment.removed_at is None, change.action == "detached"
    if attachment.report.state not in EDITABLE_REPORTS:
        raise CannotRestore(
            gettext("This report has left its body. Return it or take it back first, then restore its files.")
        )
    if is_there and was_there:
        raise CannotRestore(gettext("The file is there again: there is nothing to restore."))
    if not is_there and not was_there:
        raise CannotRestore(gettext("The file was removed since: there is nothing to take back."))
    now, then = (
        ({"file": attachment.name}, {"file": ""}) if is_there else ({"file": ""}, {"file": attachment.name})
    )
    return Preview(now, then, f"{attachment.pk} {is_there}")


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    if _preview(change).mark != mark:
        raise MovedOn
    way = restore_attachment if change.action == "detached" else remove_attachment
    try:
        way(attachment=_attachment(change), reporter=Reporter(actor=member.user), reason=reason)
    except ReportLocked:
        raise MovedOn from None


FILE = Restorer(
    "report",
    lambda change: "attachment" in change.way_back,
    may_restore_reports,
    _preview,
    _restore,
    may_restore_report,
)
