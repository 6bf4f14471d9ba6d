"""The context as a Django app: subscriptions, and the letters sent for them."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Subscriptions, and the letters sent for them."""

    name = "townbook.notices"

    def ready(self) -> None:
        """Let letters be sent, and be forgotten who did not confirm."""
        from townbook.notices.duties import DUTIES  # noqa: PLC0415 - models are loaded
        from townbook.timer.registry import register_duty  # noqa: PLC0415 - models are loaded

        for duty in DUTIES:
            register_duty(duty)
