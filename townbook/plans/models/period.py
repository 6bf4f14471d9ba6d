"""The time a report speaks of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.plan import Plan


class Period(models.Model):
    """The year, half-year or quarter reports speak of; both ends are included."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="periods", verbose_name=_("plan"))
    label = models.CharField(_("name"), max_length=200)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["plan_id", "ends", "starts", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "label"], name="period_name_is_unique_in_its_plan"),
            models.UniqueConstraint(fields=["plan", "starts", "ends"], name="period_is_unique_in_its_plan"),
            models.CheckConstraint(
                condition=models.Q(starts__lte=models.F("ends"))
                | models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True),
                name="period_starts_before_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return self.label
