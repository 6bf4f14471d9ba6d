"""What a person did to a Draft before accepting it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.intake.models.draft import Draft


class DraftOperation(models.Model):
    """One correction of a Draft by a reviewer; rows are only ever added, so nothing is overwritten.

    A Draft under review is its ``content`` with its operations applied in the order of ``number``, which
    counts from 1, but for those that ``undoes`` names. ``operation`` is in the form of
    :mod:`townbook.intake.review`.
    """

    draft = models.ForeignKey(
        Draft, on_delete=models.PROTECT, related_name="operations", verbose_name=_("draft")
    )
    number = models.PositiveIntegerField(_("number"))
    operation = models.JSONField(_("operation"))
    undoes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="undone_by",
        verbose_name=_("undoes"),
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta:
        verbose_name = _("correction of a draft")
        verbose_name_plural = _("corrections of drafts")
        ordering = ["draft_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="draft_operations_are_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.draft}, {self.number}"
