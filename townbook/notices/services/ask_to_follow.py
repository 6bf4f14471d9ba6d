"""Ask to follow a topic by letter."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from townbook.notices.enums import AttemptKind, LetterKind
from townbook.notices.models import Attempt, Follower, Letter, Subscription
from townbook.notices.periods import SAME_AGAIN
from townbook.notices.services.forget_unconfirmed import forget_unconfirmed

AN_HOUR = timedelta(hours=1)

MOST_FOR_AN_ADDRESS = 5
"""Letters of confirmation an address is sent in an hour, whatever is asked for."""

MOST_FROM_A_CLIENT = 30
"""Times one client may ask in an hour: a whole office may stand behind one network address."""


class TooManyAttempts(Exception):
    """A client asked too often. Nothing is said of any mail address."""


@transaction.atomic
def ask_to_follow(
    *, address: str, kind: str, key: str, language: str, client: str, now: datetime
) -> Letter | None:
    """The letter that is now due to the mail address, or ``None`` where none is.

    To a topic that is followed already a letter goes just the same, and says so: from outside nobody can
    tell. A topic is asked for with at most one letter an hour, an address with at most five, and then
    nothing is due. ``client`` is the network address asked from. There is no actor: whoever asks is known
    by the mail address alone. Raises :class:`TooManyAttempts`.
    """
    forget_unconfirmed(now=now)
    if _attempts(AttemptKind.CLIENT, client, now) >= MOST_FROM_A_CLIENT:
        raise TooManyAttempts
    _count(AttemptKind.CLIENT, client, now)
    follower, _ = Follower.objects.select_for_update().get_or_create(address=address.lower())
    subscription, is_new = Subscription.objects.get_or_create(
        follower=follower, kind=kind, key=key, defaults={"language": language, "asked_at": now}
    )
    if not is_new and subscription.asked_at > now - SAME_AGAIN:
        return None
    if _attempts(AttemptKind.ADDRESS, follower.address, now) >= MOST_FOR_AN_ADDRESS:
        return None
    _count(AttemptKind.ADDRESS, follower.address, now)
    subscription.asked_at = now
    if subscription.confirmed_at is None:
        subscription.language = language
    subscription.save(update_fields=["asked_at", "language"])
    letter, _ = Letter.objects.get_or_create(
        kind=LetterKind.CONFIRMATION, follower=follower, subscription=subscription, defaults={"due_at": now}
    )
    return letter


def fingerprint(kind: AttemptKind, value: str) -> str:
    """A keyed hash of the value; the same for the same value, and of no use without the secret key."""
    message = f"{kind}\n{value}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), message, hashlib.sha256).hexdigest()


def _attempts(kind: AttemptKind, value: str, now: datetime) -> int:
    known = Attempt.objects.filter(kind=kind, digest=fingerprint(kind, value), at__gt=now - AN_HOUR)
    return known.count()


def _count(kind: AttemptKind, value: str, now: datetime) -> None:
    Attempt.objects.create(kind=kind, digest=fingerprint(kind, value), at=now)
