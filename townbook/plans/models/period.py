"""The time a report speaks of."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.plan import Plan


class Period(models.Model):
    """The year, half-year or quarter reports speak of; both ends are included.

    Bodies report on it from ``opened_at`` on, until ``due`` (that day included, in the city's zone); after
    that they are late, not shut out. ``published_at`` is when its reports were last published together.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="periods", verbose_name=_("plan"))
    label = models.CharField(_("name"), max_length=200)
    starts = models.DateField(_("starts"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    due = models.DateField(_("reports are due"), null=True, blank=True)
    message = models.TextField(_("words to the bodies"), blank=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

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
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True) | models.Q(due__isnull=False),
                name="period_opened_has_a_due_day",
            ),
        ]

    def __str__(self) -> str:
        return self.label
