"""Several cities working together."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Cluster(models.Model):
    """Several cities working together."""

    slug = models.SlugField(_("short name in addresses"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    names = models.JSONField(_("names by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("cluster")
        verbose_name_plural = _("clusters")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name
