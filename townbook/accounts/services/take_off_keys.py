"""Take all keys off an account whose owner has lost them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db import transaction

from townbook.accounts.models import OpenSession, User
from townbook.accounts.services.end_sessions import end_sessions


@dataclass(frozen=True, slots=True)
class TakenOff:
    """What there was: how many passkeys, whether an app and recovery codes, and how many open sessions."""

    passkeys: int
    app: bool
    recovery_codes: bool
    sessions: int


@transaction.atomic
def take_off_keys(*, user: User) -> TakenOff:
    """Passkeys, the authenticator app and recovery codes open the account no more, and nobody is signed in.

    The password stays as it is, and so does single sign-on. Who lost the password too, or never had one, gets
    a letter by "Forgotten your password?".
    """
    found = Counter(Authenticator.objects.filter(user_id=user.pk).values_list("type", flat=True))
    Authenticator.objects.filter(user_id=user.pk).delete()
    sessions = OpenSession.objects.filter(user=user).count()
    end_sessions(user=user)
    return TakenOff(
        passkeys=found[Authenticator.Type.WEBAUTHN],
        app=bool(found[Authenticator.Type.TOTP]),
        recovery_codes=bool(found[Authenticator.Type.RECOVERY_CODES]),
        sessions=sessions,
    )
