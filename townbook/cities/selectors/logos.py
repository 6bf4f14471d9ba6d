"""Logos of cities."""

from __future__ import annotations

from townbook.cities.models import City
from townbook.files.models import StoredFile


def logo_of(*, city: City) -> StoredFile | None:
    """The file of the city's logo; ``None``, and no query, where it has none."""
    return city.logo if city.logo_id is not None else None
