"""The context as a Django app: the way from a document to a plan."""

from __future__ import annotations

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """The way from a document to a plan."""

    name = "townbook.intake"
