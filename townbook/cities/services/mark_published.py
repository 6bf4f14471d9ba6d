"""Say that what the public sees of a city has changed."""

from __future__ import annotations

from django.db.models import F

from townbook.cities.models import City


def mark_published(*, city: City) -> None:
    """One more publication of the city: pages that browsers and caches hold are out of date from now on.

    Call it in the transaction that changes what is public, after the last change.
    """
    City.objects.filter(pk=city.pk).update(revision=F("revision") + 1)
