"""Who changed what, and when."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models.city import City


class Change(models.Model):
    """One change of one record by the city's staff; rows are only ever added. What one hand does in one
    sitting may be one of them, and grows while the sitting lasts.

    ``record`` names the kind of record ("item", "body", "report" …) and ``record_id`` which one; ``label`` is
    what it was called then. ``before`` and ``after`` hold the changed fields and only those, by name, in the
    JSON forms of their values; a new record has no ``before``, a removed one no ``after``. ``action`` is one
    word for what was done ("created", "revised", "moved", "merged", "removed", "restored" …). ``actor`` is
    ``None`` for what came by a reporting link, which ``by`` names, or on the command line. No address and no
    token is ever kept here.

    ``way_back`` is what ``before`` cannot tell and taking the change back needs: primary keys and plain
    values, in a form of the service that wrote it; it is never shown. Without it, such a change stays.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="changes", verbose_name=_("city"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    by = models.TextField(_("on whose behalf"), blank=True)
    action = models.CharField(_("what was done"), max_length=20)
    record = models.CharField(_("kind of record"), max_length=30)
    record_id = models.PositiveBigIntegerField(_("number of the record"))
    label = models.TextField(_("name"), blank=True)
    before = models.JSONField(_("before"), default=dict, blank=True)
    after = models.JSONField(_("after"), default=dict, blank=True)
    way_back = models.JSONField(_("the way back"), default=dict, blank=True)
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["city", "record", "record_id", "-id"], name="changes_of_a_record"),
            models.Index(fields=["city", "-id"], name="changes_of_a_city"),
            models.Index(fields=["city", "record", "-id"], name="changes_of_a_kind"),
            models.Index(fields=["city", "action", "-id"], name="changes_of_an_action"),
            models.Index(fields=["city", "made_at"], name="changes_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.action}"
