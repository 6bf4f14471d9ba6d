"""A person's own name and language."""

from __future__ import annotations

from django.db import transaction

from townbook.accounts.models import User
from townbook.accounts.names import plain_name


@transaction.atomic
def change_person(*, user: User, name: str, language: str) -> User:
    """How the person is called from now on, and in which language letters go to them."""
    user.name = plain_name(name)
    user.language = language
    user.save(update_fields=["name", "language"])
    return user
