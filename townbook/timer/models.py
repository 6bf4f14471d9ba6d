"""When each duty was done, and who does it now."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DutyRecord(models.Model):
    """A duty as the database knows it.

    It is begun again from ``due_at`` on, by whoever puts their ``holder`` in first; until ``held_until`` it
    is theirs. ``tried_at`` is when it was last begun, ``done_at`` when it last came to its end, ``count``
    what it did then. ``failures`` counts those since; ``last_error`` is the kind of the last one and the line
    of the program it came from, never its message: that may hold what is nobody's business.
    """

    name = models.CharField(_("name"), max_length=100, unique=True)
    due_at = models.DateTimeField(_("due"))
    holder = models.CharField(_("held by"), max_length=32, blank=True)
    held_until = models.DateTimeField(_("held until"), null=True, blank=True)
    tried_at = models.DateTimeField(_("last begun"), null=True, blank=True)
    done_at = models.DateTimeField(_("last done"), null=True, blank=True)
    count = models.PositiveIntegerField(_("things done"), default=0)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    last_error = models.CharField(_("last failure"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(holder="", held_until__isnull=True)
                | (~models.Q(holder="") & models.Q(held_until__isnull=False)),
                name="duty_is_held_until_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(failures=0, last_error="")
                | (models.Q(failures__gt=0) & ~models.Q(last_error="")),
                name="duty_failure_has_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name
