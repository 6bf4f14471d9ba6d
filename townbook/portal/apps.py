"""The public pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for the public."""

    name = "townbook.portal"
