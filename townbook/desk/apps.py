"""The staff's pages as a Django app."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    """Pages for a city's staff."""

    name = "townbook.desk"

    def ready(self) -> None:
        """Let words be forgotten that waited for somebody's second step."""
        from townbook.desk.sign_in.forget_kept_texts import forget_kept_texts  # noqa: PLC0415 - models are loaded
        from townbook.timer.registry import Duty, register_duty  # noqa: PLC0415 - as above

        words = _("Words kept while somebody signed in forgotten")
        register_duty(Duty("desk: forget kept texts", words, timedelta(hours=6), forget_kept_texts))
