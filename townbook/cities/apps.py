"""The context as a Django app: cities, their bodies and members."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter


class CitiesConfig(AppConfig):
    """Cities, their bodies and members."""

    name = "townbook.cities"

    def ready(self) -> None:
        """Make ``<city_of_host:city_slug>`` known to addresses; keep up with bodies."""
        from townbook.cities.bodies_of_cities import KEEPER  # noqa: PLC0415 - models are loaded
        from townbook.cities.body_changes import register_body_keeper  # noqa: PLC0415 - models are loaded
        from townbook.cities.converters import CityOfHostConverter  # noqa: PLC0415 - models are loaded

        register_converter(CityOfHostConverter, "city_of_host")
        register_body_keeper(KEEPER)
