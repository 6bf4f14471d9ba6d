"""The part of an address that stands for a city on its own host: nothing."""

from __future__ import annotations

from townbook.cities.own_host import city_of_host


class CityOfHostConverter:
    """Reads no character, and knows which city's host is asked.

    So the same views and the same ``reverse("portal:plan", args=[city.slug, plan.slug])`` serve both kinds
    of host. Another city has no address here.
    """

    regex = ""

    def to_python(self, value: str) -> str:
        """The short name of the host's city. Raises :class:`ValueError` (no such page) on another host."""
        city = city_of_host()
        if city is None:
            raise ValueError("this host is no city's own")
        return city.slug

    def to_url(self, value: str) -> str:
        """Nothing. Raises :class:`ValueError` for another city than the host's."""
        city = city_of_host()
        if city is None or city.slug != value:
            raise ValueError(f"{value!r} has no address on this host")
        return ""
