"""Leave: no more letters, and nothing kept."""

from __future__ import annotations

from django.db import transaction

from townbook.notices.models import Follower, Subscription


@transaction.atomic
def leave_everything(*, follower: Follower) -> None:
    """Forget the follower with all subscriptions and letters. Leaving again changes nothing."""
    for held in Follower.objects.select_for_update().filter(pk=follower.pk):
        held.delete()


@transaction.atomic
def leave_topic(*, follower: Follower, number: int) -> bool:
    """Forget one of the follower's subscriptions; whether any other is left.

    The follower goes with the last one. The number of somebody else's subscription, or of none, does nothing.
    """
    if not Follower.objects.select_for_update().filter(pk=follower.pk).exists():
        return False
    Subscription.objects.filter(pk=number, follower=follower).delete()
    if Subscription.objects.filter(follower=follower, confirmed_at__isnull=False).exists():
        return True
    leave_everything(follower=follower)
    return False
