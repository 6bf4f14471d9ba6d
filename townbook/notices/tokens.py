"""Signed words in the addresses of letters: they hold a number, never a mail address."""

from __future__ import annotations

from django.core.signing import BadSignature, SignatureExpired, Signer, TimestampSigner

from townbook.notices.models import Follower, Subscription
from townbook.notices.periods import UNCONFIRMED_IS_KEPT

_CONFIRM = "townbook.notices.confirm"
_OWN = "townbook.notices.own"


class UnknownToken(Exception):
    """A token that was not made here, or is too old."""


def confirmation_token(subscription: Subscription) -> str:
    """What confirms the subscription, as long as it is kept unconfirmed."""
    return TimestampSigner(salt=_CONFIRM).sign(str(subscription.pk))


def subscription_of_token(token: str) -> int:
    """The number of the subscription to confirm. Raises :class:`UnknownToken`."""
    try:
        return int(TimestampSigner(salt=_CONFIRM).unsign(token, max_age=UNCONFIRMED_IS_KEPT))
    except (BadSignature, SignatureExpired) as error:
        raise UnknownToken from error


def own_token(follower: Follower) -> str:
    """What opens a follower's own page, and leaves; it is good as long as the follower is there."""
    return Signer(salt=_OWN).sign(str(follower.pk))


def follower_of_token(token: str) -> int:
    """The follower's number. Raises :class:`UnknownToken`."""
    try:
        return int(Signer(salt=_OWN).unsign(token))
    except BadSignature as error:
        raise UnknownToken from error
