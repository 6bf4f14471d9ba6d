"""A file that shows what a report says."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.files.models import StoredFile
from townbook.plans.models.report import Report


class ReportAttachment(models.Model):
    """A photograph or document with a report; public when the report is. Removing it is a state."""

    report = models.ForeignKey(
        Report, on_delete=models.PROTECT, related_name="attachments", verbose_name=_("report")
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    name = models.CharField(_("name"), max_length=200)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True)

    class Meta:
        verbose_name = _("attachment of a report")
        verbose_name_plural = _("attachments of reports")
        ordering = ["report_id", "id"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it as a picture."""
        return self.file.media_type.startswith("image/")
