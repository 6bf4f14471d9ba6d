"""Forget what nobody confirmed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from townbook.notices.models import Attempt, Follower, Subscription
from townbook.notices.periods import ATTEMPTS_ARE_KEPT, UNCONFIRMED_IS_KEPT


@transaction.atomic
def forget_unconfirmed(*, now: datetime) -> int:
    """How many subscriptions were forgotten, with the mail addresses that nothing else needs.

    Attempts that are too old to count go too.
    """
    old = Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=now - UNCONFIRMED_IS_KEPT)
    numbers = list(old.order_by("follower_id").values_list("pk", "follower_id"))
    if numbers:
        followers = [follower for _, follower in numbers]
        # Whoever confirms at this moment holds the follower; what they confirmed stays.
        list(Follower.objects.select_for_update().filter(pk__in=followers).order_by("pk"))
        Subscription.objects.filter(
            pk__in=[number for number, _ in numbers], confirmed_at__isnull=True
        ).delete()
        Follower.objects.filter(pk__in=followers, subscriptions__isnull=True).delete()
    Attempt.objects.filter(at__lt=now - ATTEMPTS_ARE_KEPT).delete()
    return len(numbers)
