"""A line of a plan."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.level import Level
from townbook.plans.models.plan import Plan
from townbook.plans.models.present import PresentManager
from townbook.sources.models import Passage


class Item(models.Model):
    """A line of a plan at one of its levels.

    ``number`` is as printed, and may repeat; ``key`` stands in addresses, is unique in the plan and
    never changes. ``position`` orders the children of one parent from 0. ``starts`` and ``ends`` are
    both included. ``title_key`` is the title's search key. A removed item keeps its row, and its place among
    the others goes to them.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="items", verbose_name=_("plan"))
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="items", verbose_name=_("level"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    position = models.PositiveIntegerField(_("position"))
    key = models.CharField(_("key"), max_length=64)
    number = models.TextField(_("number"), blank=True)
    title = models.TextField(_("title"))
    title_key = models.TextField(_("search key"))
    description = models.TextField(_("description"), blank=True)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("passage")
    )
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    objects = PresentManager()
    all_rows = models.Manager()  # noqa: DJ012 - a manager, no field

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering = ["plan_id", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="item_key_is_unique_in_its_plan"),
            # Two constraints, because a database holds two rows without a parent to be different.
            models.UniqueConstraint(
                fields=["parent", "position"],
                condition=models.Q(removed_at__isnull=True),
                name="item_position_is_unique_in_its_parent",
            ),
            models.UniqueConstraint(
                fields=["plan", "position"],
                condition=models.Q(parent__isnull=True, removed_at__isnull=True),
                name="item_position_is_unique_at_the_top",
            ),
            models.CheckConstraint(
                condition=models.Q(starts__lte=models.F("ends"))
                | models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True),
                name="item_starts_before_it_ends",
            ),
            models.CheckConstraint(condition=~models.Q(title=""), name="item_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="item_is_not_part_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()
