"""Take a person's mail address for theirs."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from townbook.accounts.models import User


def confirm_address(*, user: User) -> None:
    """The address was shown to be the person's: a secret sent there came back."""
    EmailAddress.objects.filter(user=user, email=user.email).update(verified=True)
