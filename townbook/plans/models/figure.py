"""A number with a unit, said in a report."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.plans.models.report import Report
from townbook.sources.models import Passage


class Figure(models.Model):
    """A number with a unit, said in a report, multiplied out.

    One number is in ``value``; a range is in ``low`` and ``high``. ``unit`` is an ISO 4217 code for
    money, a UCUM code where there is one, else a plain noun; ``kind`` is a value of
    :class:`townbook.text.quantities.Kind`; ``of`` holds the counted thing's words.

    PostgreSQL keeps every digit. SQLite keeps a number that is not whole as a binary one, exact to
    15 digits: enough for a city's budget in rials with its hundredths.
    """

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="figures", verbose_name=_("report")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    value = models.DecimalField(_("value"), max_digits=30, decimal_places=10, null=True, blank=True)
    low = models.DecimalField(_("from"), max_digits=30, decimal_places=10, null=True, blank=True)
    high = models.DecimalField(_("to"), max_digits=30, decimal_places=10, null=True, blank=True)
    approximate = models.BooleanField(_("approximate"), default=False)
    unit = models.TextField(_("unit"), blank=True)
    kind = models.CharField(_("kind"), max_length=20)
    of = models.TextField(_("of what"), blank=True)
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("passage")
    )

    words = ""
    """The characters of its passage, on a figure of ``item_page``; "" elsewhere."""

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["report_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="figures_are_ordered"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False, low__isnull=True, high__isnull=True)
                | models.Q(value__isnull=True, low__isnull=False, high__isnull=False),
                name="figure_is_a_number_or_a_range",
            ),
            models.CheckConstraint(
                condition=models.Q(low__isnull=True) | models.Q(low__lte=models.F("high")),
                name="figure_range_is_in_order",
            ),
        ]

    def __str__(self) -> str:
        number = self.value if self.value is not None else f"{self.low}–{self.high}"
        return f"{number} {self.unit}".strip()
