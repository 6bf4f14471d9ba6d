"""Cities, and the bodies of one."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from townbook.cities.models import Body, City, Place


def all_cities() -> QuerySet[City]:
    """Every city, by its short name."""
    return City.objects.order_by("slug")


def city_by_slug(*, slug: str) -> City:
    """The city of an address, with ``has_places`` said of it. Raises :class:`City.DoesNotExist`."""
    return _cities_of_pages().get(slug=slug)


def city_by_host(*, host: str) -> City:
    """The city with that host name of its own, in ASCII, with the same said of it as by its address.

    Raises :class:`City.DoesNotExist`.
    """
    return _cities_of_pages().get(host=host)


def _cities_of_pages() -> QuerySet[City]:
    has_places = Exists(Place.objects.filter(city=OuterRef("pk")))
    return City.objects.select_related("cluster").annotate(has_places=has_places)


def bodies_of(*, city: City) -> QuerySet[Body]:
    """The city's bodies but those merged into others, in the order of their names' code points; sort them for
    a reader with ``townbook.text.collation``.
    """
    return Body.objects.filter(city=city, merged_into__isnull=True).order_by("name", "id")


def body_by_key(*, city: City, key: str) -> Body:
    """The body of an address, with what it is part of and what it was merged into, if it was.

    Raises :class:`Body.DoesNotExist`, for another city's body too.
    """
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        raise Body.DoesNotExist
    return Body.objects.select_related("parent", "merged_into").get(city=city, key=key)


def parts_of(*, body: Body) -> QuerySet[Body]:
    """The bodies that are part of it, in the order of :func:`bodies_of`."""
    return Body.objects.filter(parent=body, city=body.city_id, merged_into__isnull=True).order_by(
        "name", "id"
    )
