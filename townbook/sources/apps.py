"""The context as a Django app: documents and places in them."""

from __future__ import annotations

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    """Documents and places in them."""

    name = "townbook.sources"
