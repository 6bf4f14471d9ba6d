"""The timer as a Django app: when each duty was done."""

from __future__ import annotations

from django.apps import AppConfig


class TimerConfig(AppConfig):
    """Duties and when each was done."""

    name = "townbook.timer"
