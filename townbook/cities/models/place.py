"""A place a city knows by name: a district, a street, a square, a site."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from townbook.cities.enums import PlaceKind
from townbook.cities.models.city import City


class Place(models.Model):
    """A place a city knows by name.

    ``geometry`` is a GeoJSON geometry (RFC 7946, WGS 84, longitude before latitude); ``latitude`` and
    ``longitude`` are a point that stands for it, in degrees. ``search_key`` is the name without spelling,
    case and inflection: by it a place is recognised in a text. ``district`` is the one it lies in. ``key``
    stands in addresses and never changes.
    """

    city = models.ForeignKey(City, on_delete=models.PROTECT, related_name="places", verbose_name=_("city"))
    key = models.CharField(_("key"), max_length=64)
    kind = models.CharField(_("kind"), max_length=10, choices=PlaceKind.choices)
    name = models.CharField(_("name"), max_length=300)
    names = models.JSONField(_("names by language"), default=dict, blank=True)
    search_key = models.CharField(_("search key"), max_length=500)
    geometry = models.JSONField(_("geometry (GeoJSON)"))
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    district = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="places_within",
        verbose_name=_("district"),
    )

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["city_id", "key"]
        constraints = [
            models.UniqueConstraint(fields=["city", "key"], name="place_key_is_unique_in_its_city"),
            models.CheckConstraint(condition=models.Q(kind__in=PlaceKind.values), name="place_kind_is_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="place_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="place_is_on_earth",
            ),
            models.CheckConstraint(
                condition=models.Q(district__isnull=True) | ~models.Q(kind=PlaceKind.DISTRICT),
                name="place_district_is_in_no_other",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def name_in(self, language: str) -> str:
        """The place's name in that language, else in the city's own."""
        return str(self.names.get(language) or self.name)
