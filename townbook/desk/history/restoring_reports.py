"""Reports that are being written, back to an earlier text."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext

from townbook.cities.enums import ROLES_WITHIN_A_BODY
from townbook.cities.grants import Grants
from townbook.cities.models import Body, Change
from townbook.desk.history.restoring import CannotRestore, MovedOn, Preview, Restorer, fields_before
from townbook.desk.member_page import Member
from townbook.plans.enums import EDITABLE_REPORTS, ReportState
from townbook.plans.models import Report
from townbook.plans.permissions import OFFICE, may_write_report
from townbook.plans.report_content import ReportContent
from townbook.plans.reporter import Reporter
from townbook.plans.services.save_report import (
    ReportConflict,
    ReportLocked,
    said,
    said_of,
    save_report,
)
from townbook.reading.draft import DraftFigure
from townbook.reading.figures import find_figures
from townbook.reading.status import Status

_FIELDS = frozenset({"text", "status", "reason", "until", "until_ends", "progress", "figures"})


def _report(change: Change) -> Report:
    return Report.objects.select_related("item__plan", "period__plan__city").get(
        pk=change.record_id, item__plan__city=change.city_id
    )


def _offers(change: Change) -> bool:
    """A report's beginning has nothing before it."""
    begins = change.before.get("text") == "" and change.before.get("status") == Status.UNREPORTED
    return change.action in {"saved", "restored"} and bool(fields_before(change, _FIELDS)) and not begins


def may_restore_reports(grants: Grants) -> bool:
    """Whether the person writes reports at all: the office, and the people of bodies."""
    return grants.has(*OFFICE) or any(grants.bodies.get(role) for role in ROLES_WITHIN_A_BODY)


def may_restore_report(member: Member, change: Change) -> bool:
    """Whether the person writes this one."""
    return _writing(member, _report(change)) is not None


def _writing(member: Member, report: Report) -> Body | None:
    """The body of the report the person writes for."""
    bodies = report.bodies.order_by("pk")
    return next((b for b in bodies if may_write_report(member.grants, b.pk, ReportState.DRAFT)), None)


def _preview(change: Change) -> Preview:
    report = _report(change)
    if report.state not in EDITABLE_REPORTS:
        raise CannotRestore(
            gettext("This report has left its body. Return it or take it back first, then restore its text.")
        )
    then = fields_before(change, _FIELDS)
    now = said(report)
    return Preview({name: now[name] for name in then}, then, str(report.revision))


def _restore(member: Member, change: Change, mark: str, reason: str) -> None:
    report = _report(change)
    body = _writing(member, report)
    if _preview(change).mark != mark or body is None:
        raise MovedOn
    content = _content({**said(report), **fields_before(change, _FIELDS)}, report.item.plan.language)
    try:
        save_report(
            item=report.item,
            period=report.period,
            body=body,
            content=content,
            seen=report.revision,
            reporter=Reporter(actor=member.user),
            action="restored",
            reason=reason,
        )
    except (ReportConflict, ReportLocked):
        raise MovedOn from None


def _content(kept: dict[str, Any], language: str) -> ReportContent:
    """The content as a change keeps it; of the figures those that its text still says."""
    return ReportContent(
        text=kept["text"],
        status=Status(kept["status"]),
        reason=kept["reason"],
        until=_day(kept["until"]),
        until_ends=_day(kept["until_ends"]),
        progress=kept["progress"],
        figures=tuple(_found(kept["figures"], kept["text"], language)),
    )


def _found(figures: list[list[str]], text: str, language: str) -> list[DraftFigure]:
    wanted = [list(figure) for figure in figures]
    found = []
    for figure in find_figures(text, language):
        if (form := said_of(figure)) in wanted:
            wanted.remove(form)
            found.append(figure)
    return found


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


REPORT = Restorer(
    "report",
    _offers,
    may_restore_reports,
    _preview,
    _restore,
    may_restore_report,
)
