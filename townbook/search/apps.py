"""The context as a Django app: the index of what is public, and finding in it."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of what is public, and finding in it."""

    name = "townbook.search"
