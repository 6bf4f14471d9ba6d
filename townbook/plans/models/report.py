"""What was said to be done on an item in a period."""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body
from townbook.plans.enums import STATUS_CHOICES, ReportState
from townbook.plans.models.item import Item
from townbook.plans.models.period import Period
from townbook.reading.status import Status
from townbook.sources.models import Passage, Source


class Report(models.Model):
    """What a city said was done on an item in a period.

    A correction is a new row with the next ``version`` that ``supersedes`` the one before; what was
    once said stays. At most one version of an item's report in a period ``is_current``: the published
    one that stands. While a correction is a draft, the version before it remains the current one.
    ``status_confidence`` is between 0 and 1: 1 where the text says the status in set words.
    Until it is published a version is in work, at most one of an item in a period; ``revision`` counts how
    often it was saved, and who saves says which revision they saw. "Until 2026" is
    ``status_until`` 1 January and ``status_until_ends`` 31 December, both included.
    ``progress`` is a percentage, where one is declared.
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="reports", verbose_name=_("item"))
    period = models.ForeignKey(
        Period, on_delete=models.PROTECT, related_name="reports", verbose_name=_("period")
    )
    version = models.PositiveIntegerField(_("version"), default=1)
    is_current = models.BooleanField(_("current version"), default=False)
    supersedes = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("corrects"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState.choices, default=ReportState.DRAFT
    )
    text = models.TextField(_("what was done"), blank=True)
    status = models.CharField(_("status"), max_length=12, choices=STATUS_CHOICES)
    status_reason = models.TextField(_("reason"), blank=True)
    status_until = models.DateField(_("until, first day"), null=True, blank=True)
    status_until_ends = models.DateField(_("until, last day"), null=True, blank=True)
    status_passage = models.ForeignKey(
        Passage,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("passage of the status"),
    )
    status_confidence = models.FloatField(_("confidence in the status"), default=1.0)
    progress = models.PositiveSmallIntegerField(
        _("progress, percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("source"),
    )
    bodies = models.ManyToManyField(Body, blank=True, related_name="reports", verbose_name=_("reported by"))
    passages = models.ManyToManyField(
        Passage, through="ReportPassage", blank=True, related_name="+", verbose_name=_("passages")
    )
    revision = models.PositiveIntegerField(_("times saved"), default=0)
    changed_at = models.DateTimeField(_("saved"), auto_now=True)
    reported_at = models.DateTimeField(_("entered"), auto_now_add=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["item_id", "period_id", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "period"],
                condition=models.Q(is_current=True),
                name="report_has_one_current_version",
            ),
            models.UniqueConstraint(
                fields=["item", "period"],
                condition=~models.Q(state=ReportState.PUBLISHED),
                name="report_has_one_version_in_work",
            ),
            models.UniqueConstraint(fields=["item", "period", "version"], name="report_versions_are_counted"),
            models.CheckConstraint(
                condition=models.Q(version=1, supersedes__isnull=True)
                | models.Q(version__gt=1, supersedes__isnull=False),
                name="report_correction_says_what_it_corrects",
            ),
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(state=ReportState.PUBLISHED),
                name="report_is_current_only_when_published",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=[status.value for status in Status]),
                name="report_status_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ReportState.values), name="report_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status_confidence__gte=0, status_confidence__lte=1),
                name="report_confidence_is_a_share",
            ),
            models.CheckConstraint(
                condition=models.Q(status_until_ends__isnull=True)
                | models.Q(status_until__lte=models.F("status_until_ends")),
                name="report_until_is_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(progress__isnull=True) | models.Q(progress__lte=100),
                name="report_progress_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.period}"


class ReportPassage(models.Model):
    """A place in a document a report was read from; a paragraph broken by a page has two."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="report_passages", verbose_name=_("report")
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, related_name="+", verbose_name=_("passage")
    )
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("passage of a report")
        verbose_name_plural = _("passages of reports")
        ordering = ["report_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["report", "position"], name="report_passages_are_ordered"),
            models.UniqueConstraint(fields=["report", "passage"], name="report_has_a_passage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.passage}"
