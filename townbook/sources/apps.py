"""The context as a Django app: documents and places in them."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter

from townbook.sources.converters import SourceKeyConverter


class SourcesConfig(AppConfig):
    """Documents and places in them."""

    name = "townbook.sources"

    def ready(self) -> None:
        """Make ``<source_key:key>`` known to addresses."""
        register_converter(SourceKeyConverter, "source_key")
