"""The context as a Django app: cities, their bodies and members."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _


class CitiesConfig(AppConfig):
    """Cities, their bodies and members."""

    name = "townbook.cities"

    def ready(self) -> None:
        """Make ``<city_of_host:city_slug>`` known; keep up with bodies; forget who never came."""
        from townbook.cities.bodies_of_cities import KEEPER  # noqa: PLC0415 - models are loaded
        from townbook.cities.body_changes import register_body_keeper  # noqa: PLC0415 - models are loaded
        from townbook.cities.converters import CityOfHostConverter  # noqa: PLC0415 - models are loaded
        from townbook.cities.services.forget_invitations import forget_invitations  # noqa: PLC0415 - as above
        from townbook.timer.registry import Duty, register_duty  # noqa: PLC0415 - as above

        register_converter(CityOfHostConverter, "city_of_host")
        register_body_keeper(KEEPER)
        words = _("Old invitations forgotten")
        register_duty(Duty("cities: forget invitations", words, timedelta(days=1), forget_invitations))
