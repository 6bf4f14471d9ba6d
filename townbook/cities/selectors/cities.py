"""Cities, and the bodies of one."""

from __future__ import annotations

from django.db.models import QuerySet

from townbook.cities.models import Body, City


def all_cities() -> QuerySet[City]:
    """Every city, by its short name."""
    return City.objects.order_by("slug")


def city_by_slug(*, slug: str) -> City:
    """The city of an address. Raises :class:`City.DoesNotExist`."""
    return City.objects.select_related("cluster").get(slug=slug)


def city_by_host(*, host: str) -> City:
    """The city with that host name of its own, in ASCII. Raises :class:`City.DoesNotExist`."""
    return City.objects.select_related("cluster").get(host=host)


def bodies_of(*, city: City) -> QuerySet[Body]:
    """The city's bodies, in the order of their names' code points; sort them for a reader with
    ``townbook.text.collation``.
    """
    return Body.objects.filter(city=city).order_by("name", "id")


def body_by_key(*, city: City, key: str) -> Body:
    """The body of an address. Raises :class:`Body.DoesNotExist`, for another city's body too."""
    if "\0" in key:  # No key holds one, and PostgreSQL refuses to look.
        raise Body.DoesNotExist
    return Body.objects.select_related("parent").get(city=city, key=key)


def parts_of(*, body: Body) -> QuerySet[Body]:
    """The bodies that are part of it, in the order of :func:`bodies_of`."""
    return Body.objects.filter(parent=body, city=body.city_id).order_by("name", "id")
