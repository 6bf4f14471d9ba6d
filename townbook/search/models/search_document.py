"""What can be found of one object, or of one part of a long one."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import City


class SearchDocument(models.Model):
    """What can be found of one public object: a :class:`~townbook.search.registry.Findable`, kept.

    Only what is public has a row: what is not cannot be found by mistake. ``title_keys`` and
    ``text_keys`` are the words' search keys with a space between, of which the database's own index of
    words is made (:mod:`townbook.search.engines`). The long columns stand last, so that counting reads
    only the beginning of a row.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    kind = models.CharField(_("kind"), max_length=32)
    object_id = models.PositiveBigIntegerField(_("object"))
    part = models.PositiveIntegerField(_("part"), default=0)
    weight = models.FloatField(_("weight"), default=1.0)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    offset = models.PositiveIntegerField(_("first character"), default=0)
    address = models.JSONField(_("parts of the address"), default=dict)
    title = models.TextField(_("title"))
    title_keys = models.TextField(_("search keys of the title"))
    text = models.TextField(_("text"))
    text_keys = models.TextField(_("search keys of the text"))

    class Meta:
        verbose_name = _("searchable text")
        verbose_name_plural = _("searchable texts")
        ordering = ["kind", "object_id", "part"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "part"], name="part_is_indexed_once"),
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="search_weight_is_positive"),
        ]

    def __str__(self) -> str:
        return self.title
