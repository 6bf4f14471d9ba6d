"""By which spellings a city knows its bodies."""

from __future__ import annotations

from townbook.cities.models import Body, BodyAlias, City


def body_aliases(*, city: City) -> dict[str, Body]:
    """The city's bodies by the search key of every spelling of their names. One query."""
    aliases = BodyAlias.objects.filter(city=city).select_related("body").order_by("id")
    return {alias.search_key: alias.body for alias in aliases}
