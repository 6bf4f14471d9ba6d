"""What results are narrowed by."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.search.models.search_document import SearchDocument


class SearchFacet(models.Model):
    """A value of a findable object: its body, its year, its status.

    The index is rewritten in bulk, facets before documents, so nothing has to be looked for on delete.
    """

    document = models.ForeignKey(
        SearchDocument, on_delete=models.DO_NOTHING, related_name="facets", verbose_name=_("searchable text")
    )
    name = models.CharField(_("facet"), max_length=32)
    value = models.CharField(_("value"), max_length=64)

    class Meta:
        verbose_name = _("facet of a searchable text")
        verbose_name_plural = _("facets of searchable texts")
        ordering = ["document_id", "name", "value"]
        constraints = [
            models.UniqueConstraint(fields=["document", "name", "value"], name="facet_value_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
