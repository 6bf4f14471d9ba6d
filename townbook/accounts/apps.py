"""The context as a Django app: the people who sign in."""

from __future__ import annotations

from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """The people who sign in."""

    name = "townbook.accounts"

    def ready(self) -> None:
        """Let what is over be forgotten."""
        from townbook.accounts.services.forget_expired import forget_expired  # noqa: PLC0415 - models are loaded
        from townbook.timer.registry import Duty, register_duty  # noqa: PLC0415 - as above

        register_duty(
            Duty("accounts: forget", _("Ended sessions forgotten"), timedelta(hours=6), forget_expired)
        )
