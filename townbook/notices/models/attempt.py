"""An attempt to subscribe, counted so that nobody is flooded with letters."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.notices.enums import AttemptKind


class Attempt(models.Model):
    """Somebody asked for a letter; forgotten after a day.

    ``digest`` is a keyed hash (HMAC-SHA256, in hexadecimal) of the mail address or of the client's network
    address, which are not kept themselves.
    """

    kind = models.CharField(_("kind"), max_length=8, choices=AttemptKind.choices)
    digest = models.CharField(_("keyed hash"), max_length=64)
    at = models.DateTimeField(_("at"), db_index=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=AttemptKind.values), name="attempt_kind_is_known"
            )
        ]
        indexes = [models.Index(fields=["kind", "digest", "at"], name="attempts_of_one")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
