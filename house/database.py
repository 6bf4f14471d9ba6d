"""Bring the database and the static files up to what the code expects, in one start of Django."""

from __future__ import annotations

import os

import django
from django.core.management import call_command


def main() -> None:
    """Migrate, then collect the static files; both do nothing when nothing changed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    main()
