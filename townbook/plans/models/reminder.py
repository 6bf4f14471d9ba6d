"""What a body was written about a period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body
from townbook.plans.enums import ReminderKind
from townbook.plans.models.period import Period


class Reminder(models.Model):
    """A letter to a body about its reports; each kind once for a ``day`` the city counts."""

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("period")
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind.choices)
    day = models.DateField(_("day"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["period_id", "body_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["period", "body", "kind", "day"], name="reminder_is_sent_once_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ReminderKind.values), name="reminder_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.get_kind_display()}"
