"""The look of the pages as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base templates, components, stylesheets and scripts."""

    name = "townbook.ui"
