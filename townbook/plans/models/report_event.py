"""What happened to a report on its way to the public."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.enums import ReportState
from townbook.plans.models.report import Report
from townbook.plans.models.reporting_link import ReportingLink


class ReportEvent(models.Model):
    """A step of a report from one state to the next; a row is only ever added.

    ``actor`` or ``link`` says who took it; ``reason`` is written where a report is returned.
    """

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="events", verbose_name=_("report")
    )
    happened_at = models.DateTimeField(_("happened"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by whom"),
    )
    link = models.ForeignKey(
        ReportingLink,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("by which link"),
    )
    from_state = models.CharField(_("from"), max_length=10, choices=ReportState.choices)
    to_state = models.CharField(_("to"), max_length=10, choices=ReportState.choices)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("step of a report")
        verbose_name_plural = _("steps of reports")
        ordering = ["report_id", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to_state=ReportState.RETURNED) | ~models.Q(reason=""),
                name="report_is_returned_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.to_state}"
