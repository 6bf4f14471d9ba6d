"""Keep what is being written of a report."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from townbook.cities.models import Body, Change
from townbook.cities.services.note_change import note_change
from townbook.plans.enums import EDITABLE_REPORTS, ReportState
from townbook.plans.figure_keys import figure_said
from townbook.plans.models import Figure, Item, Period, Report
from townbook.plans.report_content import ReportContent
from townbook.plans.reporter import Reporter
from townbook.plans.services.carry_attachments import carry_attachments
from townbook.reading.draft import DraftFigure

LONGEST_TEXT = 20_000
LONGEST_REASON = 2_000
"""Characters; a page of a printed report holds about 3,000."""

SAME_SITTING = timedelta(minutes=10)
"""Saves by one hand no further apart than this are one change in the history."""


class ReportConflict(Exception):
    """Somebody else saved since; ``report`` is what stands now, and nothing was changed."""

    def __init__(self, report: Report) -> None:
        super().__init__("the report was saved by somebody else since it was read")
        self.report = report


class ReportLocked(Exception):
    """The report was submitted or approved; whoever wants to go on writing takes it back first."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"the report is {report.state}")
        self.report = report


@transaction.atomic
def save_report(
    *,
    item: Item,
    period: Period,
    body: Body,
    content: ReportContent,
    seen: int,
    reporter: Reporter,
    action: str = "saved",
    reason: str = "",
) -> Report:
    """The report in work with that content; the first save begins it, beside what is published.

    ``seen`` is the revision the writer had before them, 0 where there was no report in work: it goes up by
    one with each save that changes anything. ``body`` is the one reporting.

    Raises :class:`ReportConflict` when somebody else saved in between, :class:`ReportLocked` for a report
    that is not being written, :class:`ValidationError` for a closed period, another plan's item or a text
    that is too long.
    """
    _check(item, period, body, content)
    Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    report = Report.objects.filter(item=item, period=period).exclude(state=ReportState.PUBLISHED).first()
    if report is None:
        if seen != 0:
            raise ReportConflict(_latest(item, period))
        if not content.says_something and not content.text:
            return Report(item=item, period=period, status=content.status.value)
        report = _begin(item, period)
    elif report.state not in EDITABLE_REPORTS:
        raise ReportLocked(report)
    elif report.revision != seen:
        raise ReportConflict(report)
    before, after = said(report), _sayings(content)
    if before == after:
        return report
    is_begun = report.pk is None
    _put(report, content)
    report.bodies.add(body)
    if is_begun:
        carry_attachments(report=report)
    if action != "saved" or not _is_same_sitting(report, reporter, before, after):
        note_change(
            city=report.period.plan.city,
            actor=reporter.actor,
            by=reporter.name,
            action=action,
            record="report",
            record_id=report.pk,
            label=str(report.item),
            before=before,
            after=after,
            reason=reason,
        )
    return report


def _check(item: Item, period: Period, body: Body, content: ReportContent) -> None:
    if item.plan_id != period.plan_id or body.city_id != period.plan.city_id:
        raise ValidationError(_("This item belongs to another plan."))
    if period.opened_at is None:
        raise ValidationError(_("This period is not open for reports."))
    for text, longest in ((content.text, LONGEST_TEXT), (content.reason, LONGEST_REASON)):
        if len(text) > longest:
            raise ValidationError(
                _("The text has %(length)d characters; at most %(most)d fit. Shorten it.")
                % {"length": len(text), "most": longest}
            )


def _latest(item: Item, period: Period) -> Report:
    """What stands where the writer saw a report in work that is none any more: it was published since."""
    latest = Report.objects.filter(item=item, period=period).order_by("-version").first()
    return latest or Report(item=item, period=period)


def _begin(item: Item, period: Period) -> Report:
    """A report in work, the next version where one is published."""
    last = Report.objects.filter(item=item, period=period).order_by("-version").first()
    return Report(
        item=item,
        period=period,
        version=last.version + 1 if last else 1,
        supersedes=last,
        status="unreported",
    )


def _put(report: Report, content: ReportContent) -> None:
    report.text = content.text
    report.status = content.status.value
    report.status_reason = content.reason
    report.status_until = content.until
    report.status_until_ends = content.until_ends
    report.progress = content.progress
    report.revision += 1
    report.save()
    report.figures.all().delete()
    Figure.objects.bulk_create(
        figure_said(report, position, figure) for position, figure in enumerate(content.figures)
    )


def said(report: Report) -> dict[str, Any]:
    """What the report says, in forms that JSON holds: what the history keeps and a difference compares."""
    figures = report.figures.all() if report.pk else ()
    return {
        "text": report.text,
        "status": report.status,
        "reason": report.status_reason,
        "until": report.status_until.isoformat() if report.status_until else "",
        "until_ends": report.status_until_ends.isoformat() if report.status_until_ends else "",
        "progress": report.progress,
        "figures": [said_of(figure) for figure in figures],
    }


def _sayings(content: ReportContent) -> dict[str, Any]:
    return {
        "text": content.text,
        "status": content.status.value,
        "reason": content.reason,
        "until": content.until.isoformat() if content.until else "",
        "until_ends": content.until_ends.isoformat() if content.until_ends else "",
        "progress": content.progress,
        "figures": [said_of(figure) for figure in content.figures],
    }


def said_of(figure: Figure | DraftFigure) -> list[str]:
    """What a figure says, in the form the history keeps."""
    numbers = (
        "" if number is None else f"{number.normalize():f}"
        for number in (figure.value, figure.low, figure.high)
    )
    return [*numbers, "≈" if figure.approximate else "", figure.unit, figure.kind, figure.of]


def _is_same_sitting(
    report: Report, reporter: Reporter, before: dict[str, Any], after: dict[str, Any]
) -> bool:
    """Whether the last change is of this hand and of now: then it holds this one, too. A person who types is
    not a hundred changes.
    """
    last = Change.objects.filter(
        city=report.period.plan.city_id, record="report", record_id=report.pk
    ).first()
    if (
        last is None
        or last.action != "saved"
        or (last.actor_id, last.by) != (reporter.actor.pk if reporter.actor else None, reporter.name)
        or timezone.now() - last.made_at >= SAME_SITTING
    ):
        return False
    changed = {name for name in after if last.before.get(name, before[name]) != after[name]}
    last.before = {name: last.before.get(name, before[name]) for name in changed}
    last.after = {name: after[name] for name in changed}
    last.save(update_fields=["before", "after"])
    return True
