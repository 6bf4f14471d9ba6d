"""The context as a Django app: the people who sign in."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The people who sign in."""

    name = "townbook.accounts"
