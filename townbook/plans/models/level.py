"""A level of a plan, as the city names it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.plan import Plan


class Level(models.Model):
    """A level of a plan: priority, goal, task … ; ``position`` counts from 0 at the top."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="levels", verbose_name=_("plan"))
    position = models.PositiveSmallIntegerField(_("position"))
    key = models.CharField(_("key"), max_length=64)
    label = models.TextField(_("name"))

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["plan_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="level_key_is_unique_in_its_plan"),
            models.UniqueConstraint(fields=["plan", "position"], name="level_position_is_unique_in_its_plan"),
        ]

    def __str__(self) -> str:
        return self.label
