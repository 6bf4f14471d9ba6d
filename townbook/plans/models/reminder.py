"""What a body was written about a period."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body
from townbook.plans.enums import ReminderKind
from townbook.plans.models.period import Period

NO_ADDRESS = "no address"
"""The failure of a letter to a body nobody gave an address for."""


class Reminder(models.Model):
    """A letter to a body about its reports; each kind once for a ``day`` the city counts.

    It waits until ``sent_at``, or until ``replaced_at``: then a later letter said it better. ``failures``
    counts how often a mail server would not take it, ``last_error`` is the kind of the last failure, never
    what the server said, for that may hold an address. It is tried again from ``due_at`` on, by one who holds
    it until ``held_until``. ``reached`` are keyed hashes of the addresses it went to, so that who has it is
    not sent it again for somebody else's address; none, where it was sent, says that all had been answered
    by then. One empty mark stands for those of a letter of which that was not kept.
    """

    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("period")
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("body"))
    kind = models.CharField(_("kind"), max_length=10, choices=ReminderKind.choices)
    day = models.DateField(_("day"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)
    reached = models.JSONField(_("reached"), default=list, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last failure"), max_length=100, blank=True)

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

    @property
    def waits(self) -> bool:
        """Whether it is still to be sent."""
        return self.sent_at is None and self.replaced_at is None
