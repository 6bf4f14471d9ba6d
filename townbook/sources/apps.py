"""The context as a Django app: documents and places in them."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter

from townbook.sources.converters import SourceKeyConverter


class SourcesConfig(AppConfig):
    """Documents and places in them."""

    name = "townbook.sources"

    def ready(self) -> None:
        """Make ``<source_key:key>`` known to addresses, and sources findable."""
        from townbook.search.registry import register_kind  # noqa: PLC0415 - models are loaded
        from townbook.sources.searchable import SOURCES  # noqa: PLC0415 - models are loaded

        register_converter(SourceKeyConverter, "source_key")
        register_kind(SOURCES)
