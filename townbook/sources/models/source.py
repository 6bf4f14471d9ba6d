"""A document a city brought in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City
from townbook.files.models import StoredFile


class Source(models.Model):
    """A document: the file as it came, and its words as a reader took them in.

    ``text`` is canonical text in the sense of :class:`townbook.reading.source.Source`, and
    ``blocks`` its headings, paragraphs, list entries and table rows, as
    :func:`townbook.sources.services.add_source.block_to_json` writes them. Nothing of it ever
    changes, so a passage's places stay true. Only what ``is_published`` is shown to the public.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="sources", verbose_name=_("city"))
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    sha256 = models.CharField(_("SHA-256 digest"), max_length=64)
    name = models.TextField(_("file name"))
    media_type = models.CharField(_("media type"), max_length=127)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    title = models.TextField(_("title"))
    text = models.TextField(_("text"))
    blocks = models.JSONField(_("blocks"))
    characters = models.PositiveIntegerField(_("length in characters"))
    is_published = models.BooleanField(_("shown to the public"), default=False)
    published_at = models.DateTimeField(_("first shown to the public"), null=True, blank=True)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["city_id", "-added_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["city", "sha256"], name="source_is_brought_in_once"),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    @property
    def key(self) -> str:
        """What stands for the source in addresses: the beginning of its digest."""
        return self.sha256[:KEY_LENGTH]


KEY_LENGTH = 12
"""Hexadecimal digits of a digest in addresses: 48 bits tell a city's documents apart."""
