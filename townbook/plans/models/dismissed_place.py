"""Where an item does not happen, whatever a document names."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Place
from townbook.plans.models.item import Item


class DismissedPlace(models.Model):
    """A person took the place off the item; reading a document does not bring it back."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="dismissed_places", verbose_name=_("item")
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="dismissed_places", verbose_name=_("place")
    )

    class Meta:
        verbose_name = _("place taken off an item")
        verbose_name_plural = _("places taken off items")
        ordering = ["item_id", "place_id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "place"], name="place_is_taken_off_an_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.place}"
