"""Forget what is over: a duty of :mod:`townbook.timer`."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db.models import Exists, OuterRef
from django.utils import timezone

from townbook.accounts.models import OpenSession, SharedValue

A_NEW_ADDRESS_WAITS = timedelta(days=3)
"""As long as the link in its letter opens."""

_REMEMBERED = timedelta(days=30)


def forget_expired() -> int:
    """How many rows were forgotten: sessions that have ended and their places in people's lists, counts that
    count no more, and new addresses that nobody confirmed.
    """
    now = timezone.now()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    forgotten = (
        Session.objects.filter(expire_date__lte=now),
        OpenSession.objects.filter(~Exists(alive)),
        SharedValue.objects.filter(expires__lte=now),
        EmailConfirmation.objects.all_expired(),
        EmailAddress.objects.filter(pk__in=_waited_too_long(now)),
    )
    return sum(rows.delete()[0] for rows in forgotten)


def _waited_too_long(now: datetime) -> list[int]:
    """Addresses somebody wanted to change to. Their rows do not say since when: that is noted at the first
    look, among the shared values.
    """
    late = []
    for pk in EmailAddress.objects.filter(verified=False, primary=False).values_list("pk", flat=True):
        since = cache.get_or_set(f"unconfirmed-address:{pk}", now.timestamp(), _REMEMBERED.total_seconds())
        if since is not None and now.timestamp() - since >= A_NEW_ADDRESS_WAITS.total_seconds():
            late.append(pk)
    return late
