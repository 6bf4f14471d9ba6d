"""The context as a Django app: files kept by the digest of their bytes."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files kept by the digest of their bytes."""

    name = "townbook.files"
