"""Sign a person out."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import F

from townbook.accounts.models import OpenSession, User


@transaction.atomic
def end_session(*, user: User, pk: int) -> None:
    """One of the person's sessions. Raises :class:`OpenSession.DoesNotExist` for anybody else's."""
    listed = OpenSession.objects.get(user=user, pk=pk)
    Session.objects.filter(session_key=listed.session_key).delete()
    listed.delete()


@transaction.atomic
def end_sessions(*, user: User, keep: str = "") -> User:
    """All of them, those too that no list knows; ``keep`` is the key of one that its page renews itself, by
    ``update_session_auth_hash``.
    """
    User.objects.filter(pk=user.pk).update(sign_outs=F("sign_outs") + 1)
    user.refresh_from_db(fields=["sign_outs"])
    listed = OpenSession.objects.filter(user=user).exclude(session_key=keep)
    Session.objects.filter(session_key__in=listed.values("session_key")).delete()
    listed.delete()
    return user
