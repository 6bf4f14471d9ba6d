"""What an item said before and after each change."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.item import Item


class ItemVersion(models.Model):
    """What an item said from ``made_at`` on; ``number`` counts from 1.

    An item that was never changed has no versions: the item itself is what its document said. The first
    change writes two, what it was and what it became, so that nothing that was once public is lost.
    ``content`` is the item in the form of :mod:`townbook.plans.item_content`. ``actor`` is ``None`` for what
    came from a document, or on the command line; ``reason`` is shown to the public.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions", verbose_name=_("item"))
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField(_("content"))
    made_at = models.DateTimeField(_("made"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("changed by"),
    )
    reason = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("version of an item")
        verbose_name_plural = _("versions of items")
        ordering = ["item_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="item_versions_are_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.number}"
