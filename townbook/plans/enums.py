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
    """Whether the public sees a report."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class ResponsibilityRole(models.TextChoices):
    """How a body answers for an item."""

    LEAD = "lead", _("Lead")
    CONTRIBUTOR = "contributor", _("Contributor")
