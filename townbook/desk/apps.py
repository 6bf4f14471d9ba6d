"""The staff's pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages for a city's staff."""

    name = "townbook.desk"
