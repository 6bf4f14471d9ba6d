"""Who answers for an item."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models.item import Item
from townbook.sources.models import Passage


class Responsibility(models.Model):
    """A body answers for an item, as its lead or as a contributor."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="responsibilities", verbose_name=_("item")
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="responsibilities", verbose_name=_("body")
    )
    role = models.CharField(_("role"), max_length=12, choices=ResponsibilityRole.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("passage")
    )

    class Meta:
        verbose_name = _("responsibility")
        verbose_name_plural = _("responsibilities")
        ordering = ["item_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "body"], name="body_answers_once_for_an_item"),
            models.CheckConstraint(
                condition=models.Q(role__in=ResponsibilityRole.values), name="responsibility_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} ({self.get_role_display()})"
