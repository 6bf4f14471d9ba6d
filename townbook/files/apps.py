"""The context as a Django app: files kept by the digest of their bytes."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FilesConfig(AppConfig):
    """Files kept by the digest of their bytes."""

    name = "townbook.files"

    def ready(self) -> None:
        """Let nothing stay on the disk that a killed process brought half-way."""
        from townbook.files.services.sweep_files import sweep_files  # noqa: PLC0415 - models are loaded
        from townbook.timer.registry import Duty, register_duty  # noqa: PLC0415 - as above

        register_duty(
            Duty("files: sweep", _("Files of broken uploads removed"), timedelta(hours=1), sweep_files)
        )
