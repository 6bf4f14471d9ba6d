"""Confirm a subscription."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from townbook.notices.enums import LetterKind
from townbook.notices.models import Follower, Letter, Subscription


@transaction.atomic
def confirm_subscription(*, subscription: Subscription, now: datetime) -> Subscription:
    """The subscription, from now on told news. Confirming again changes nothing.

    The letter that was answered is the right to do so: there is no actor. Raises
    :class:`Subscription.DoesNotExist` where it was left or forgotten meanwhile.
    """
    Follower.objects.select_for_update().filter(pk=subscription.follower_id).first()
    confirmed = Subscription.objects.select_related("follower").get(pk=subscription.pk)
    if confirmed.confirmed_at is None:
        confirmed.confirmed_at = confirmed.told_until = now
        confirmed.save(update_fields=["confirmed_at", "told_until"])
        Letter.objects.filter(subscription=confirmed).delete()
        Letter.objects.get_or_create(
            kind=LetterKind.DIGEST, follower=confirmed.follower, defaults={"due_at": now}
        )
    return confirmed
