"""Where an item happens."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Place
from townbook.plans.models.item import Item
from townbook.sources.models import Passage


class ItemPlace(models.Model):
    """An item happens at a place; ``passage`` is where a document says so."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="item_places", verbose_name=_("item")
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="item_places", verbose_name=_("place")
    )
    passage = models.ForeignKey(
        Passage, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("passage")
    )

    class Meta:
        verbose_name = _("place of an item")
        verbose_name_plural = _("places of items")
        ordering = ["item_id", "place_id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "place"], name="item_is_at_a_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.place}"
