"""Where an item stands, how it may move on, and what a report goes through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.reading.status import Status

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

STATUS_LABELS: dict[Status, StrPromise] = {
    Status.UNREPORTED: _("Unreported"),
    Status.NOT_STARTED: _("Not started"),
    Status.PLANNED: _("Planned"),
    Status.UNDER_REVIEW: _("Under review"),
    Status.IN_PROGRESS: _("In progress"),
    Status.ONGOING: _("Ongoing"),
    Status.COMPLETED: _("Completed"),
    Status.SUSPENDED: _("Suspended"),
    Status.POSTPONED: _("Postponed"),
    Status.CANCELLED: _("Cancelled"),
}

STATUS_CHOICES = [(status.value, label) for status, label in STATUS_LABELS.items()]

_BEFORE_WORK = {Status.NOT_STARTED, Status.PLANNED, Status.UNDER_REVIEW}

STATUS_TRANSITIONS: dict[Status, frozenset[Status]] = {
    Status.UNREPORTED: frozenset(Status),
    Status.NOT_STARTED: frozenset(Status),
    Status.PLANNED: frozenset(Status),
    Status.UNDER_REVIEW: frozenset(Status),
    Status.IN_PROGRESS: frozenset(Status) - _BEFORE_WORK | {Status.UNDER_REVIEW},
    Status.ONGOING: frozenset(Status) - _BEFORE_WORK,
    Status.COMPLETED: frozenset({Status.UNREPORTED, Status.COMPLETED, Status.ONGOING}),
    Status.SUSPENDED: frozenset(Status),
    Status.POSTPONED: frozenset(Status),
    Status.CANCELLED: frozenset({Status.UNREPORTED, Status.CANCELLED}),
}
"""From a status in one period to those expected in the next.

A city may say anything; a move that is not in the table (a completed project that is planned again)
is pointed out to a person, never refused.
"""


class ReportState(models.TextChoices):
    """What a report goes through on its way to the public, who sees only what is published."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")


REPORT_TRANSITIONS: dict[ReportState, frozenset[ReportState]] = {
    ReportState.DRAFT: frozenset({ReportState.SUBMITTED}),
    ReportState.SUBMITTED: frozenset({ReportState.DRAFT, ReportState.RETURNED, ReportState.APPROVED}),
    ReportState.RETURNED: frozenset({ReportState.SUBMITTED}),
    ReportState.APPROVED: frozenset({ReportState.RETURNED, ReportState.PUBLISHED}),
    ReportState.PUBLISHED: frozenset(),
}
"""From a report's state to those it may go to next. A body takes back what nobody has looked at yet
(submitted → draft); what is published is corrected by a new version.
"""

REPORTS_IN_WORK = frozenset(ReportState) - {ReportState.PUBLISHED}
"""An item has at most one report in work in a period, beside the published ones."""

EDITABLE_REPORTS = frozenset({ReportState.DRAFT, ReportState.RETURNED})
"""The reports their body may still write."""


class ReminderKind(models.TextChoices):
    """Why a body is written to about a period it has not reported on."""

    INVITATION = "invitation", _("Invitation")
    SOON = "soon", _("Reminder before the due day")
    DUE = "due", _("Reminder on the due day")
    LATE = "late", _("Reminder after the due day")
    ESCALATION = "escalation", _("Letter to the head")
    RETURNED = "returned", _("Report returned")


class ResponsibilityRole(models.TextChoices):
    """How a body answers for an item."""

    LEAD = "lead", _("Lead")
    CONTRIBUTOR = "contributor", _("Contributor")
