"""The context as a Django app: cities, their bodies and members."""

from __future__ import annotations

from django.apps import AppConfig


class CitiesConfig(AppConfig):
    """Cities, their bodies and members."""

    name = "townbook.cities"
