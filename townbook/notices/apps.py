"""The context as a Django app: subscriptions, and the letters sent for them."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Subscriptions, and the letters sent for them."""

    name = "townbook.notices"
