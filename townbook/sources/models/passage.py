"""A place in a document."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.sources.models.source import Source


class Passage(models.Model):
    """The characters ``[start, end)`` of a source's text; ``page`` counts from 1 where there are pages."""

    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="passages", verbose_name=_("source")
    )
    start = models.PositiveIntegerField(_("first character"))
    end = models.PositiveIntegerField(_("character after the last"))
    page = models.PositiveIntegerField(_("page"), null=True, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        ordering = ["source_id", "start", "end"]
        constraints = [
            models.UniqueConstraint(fields=["source", "start", "end"], name="passage_is_kept_once"),
            models.CheckConstraint(
                condition=models.Q(start__lt=models.F("end")), name="passage_holds_a_character"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end}"
