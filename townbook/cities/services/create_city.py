"""Take a city in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction

from townbook.cities.enums import Calendar, Weekday
from townbook.cities.models import City


@dataclass(frozen=True, slots=True)
class CityProfile:
    """What a city is to Townbook; the fields are those of :class:`~townbook.cities.models.City`."""

    slug: str
    name: str
    language: str
    country: str
    currency: str
    names: Mapping[str, str] = field(default_factory=dict)
    time_zone: str = "UTC"
    calendar: str = Calendar.GREGORIAN.value
    first_weekday: int = Weekday.MONDAY.value


@transaction.atomic
def create_city(*, profile: CityProfile) -> City:
    """A new city. Raises :class:`~django.core.exceptions.ValidationError` with what is wrong."""
    city = City(
        slug=profile.slug,
        name=profile.name,
        names=dict(profile.names),
        language=profile.language,
        country=profile.country,
        currency=profile.currency,
        time_zone=profile.time_zone,
        calendar=profile.calendar,
        first_weekday=profile.first_weekday,
    )
    city.full_clean()
    city.save()
    return city
