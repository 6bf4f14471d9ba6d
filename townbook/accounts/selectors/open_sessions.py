"""Where a person is signed in."""

from __future__ import annotations

from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from townbook.accounts.models import OpenSession, User


def open_sessions_of(*, user: User) -> list[OpenSession]:
    """Those that still open something, the last used first: a new password ends them without a word. Two
    queries.
    """
    listed = list(OpenSession.objects.filter(user=user))
    kept = Session.objects.filter(
        session_key__in=[each.session_key for each in listed], expire_date__gt=timezone.now()
    )
    proof = user.get_session_auth_hash()
    good = {
        session.session_key
        for session in kept
        if constant_time_compare(str(session.get_decoded().get(HASH_SESSION_KEY, "")), proof)
    }
    return [each for each in listed if each.session_key in good]
