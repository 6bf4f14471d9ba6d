"""The context as a Django app: plans, items and reports."""

from __future__ import annotations

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans, items and reports."""

    name = "townbook.plans"
