"""A department, enterprise, partner or donor, and the ways its name is written."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.models.city import City


class Body(models.Model):
    """A department, municipal enterprise, partner or donor.

    ``key`` stands in addresses and never changes. ``merged_into`` is the body that took this one over: its
    page leads there, and nothing new is assigned to it.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="bodies", verbose_name=_("city"))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_bodies",
        verbose_name=_("merged into"),
    )
    key = models.CharField(_("key"), max_length=64)
    name = models.TextField(_("name"))

    class Meta:
        verbose_name = _("body")
        verbose_name_plural = _("bodies")
        ordering = ["city_id", "key"]
        constraints = [
            models.UniqueConstraint(fields=["city", "key"], name="body_key_is_unique_in_its_city"),
            models.CheckConstraint(condition=~models.Q(name=""), name="body_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("id")),
                name="body_is_not_part_of_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="body_is_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BodyAlias(models.Model):
    """A way a body's name is written; the name itself is one of them.

    ``search_key`` is what remains when spelling, case and inflection are set aside. It is unique in
    a city, so a name always leads to one body.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="+", verbose_name=_("city"))
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("body"))
    name = models.TextField(_("spelling"))
    search_key = models.CharField(_("search key"), max_length=500)

    class Meta:
        verbose_name = _("spelling of a body's name")
        verbose_name_plural = _("spellings of bodies' names")
        constraints = [
            models.UniqueConstraint(fields=["city", "search_key"], name="alias_leads_to_one_body"),
            models.CheckConstraint(condition=~models.Q(search_key=""), name="alias_can_be_found"),
        ]

    def __str__(self) -> str:
        return self.name
