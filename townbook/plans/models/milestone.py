"""A step of an item that has a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.item import Item
from townbook.sources.models import Passage


class Milestone(models.Model):
    """A step on the way of an item: due on a day, reached on a day. ``position`` orders from 0."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="milestones", verbose_name=_("item")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    title = models.TextField(_("title"))
    due = models.DateField(_("due"), null=True, blank=True)
    reached_on = models.DateField(_("reached"), null=True, blank=True)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("passage")
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["item_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["item", "position"], name="milestones_are_ordered"),
            models.CheckConstraint(condition=~models.Q(title=""), name="milestone_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title
