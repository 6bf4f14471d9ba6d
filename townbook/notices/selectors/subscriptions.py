"""Who follows what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from townbook.notices.models import Follower, Subscription
from townbook.notices.registry import Topic, topic_kinds

Named = tuple[str, str]
"""A kind of topic and a key."""


def follower_with_id(*, number: int) -> Follower:
    """The follower. Raises :class:`Follower.DoesNotExist`, for one who left too."""
    return Follower.objects.get(pk=number)


def subscription_with_id(*, number: int) -> Subscription:
    """The subscription, with its follower. Raises :class:`Subscription.DoesNotExist`."""
    return Subscription.objects.select_related("follower").get(pk=number)


def confirmed_subscriptions_of(*, follower: Follower) -> list[Subscription]:
    """What the follower confirmed, in the order it was asked for."""
    return list(Subscription.objects.filter(follower=follower, confirmed_at__isnull=False).order_by("id"))


def topics_of(*, subscriptions: Iterable[Subscription]) -> Mapping[Named, Topic]:
    """The topics that are public now, by kind and key; what is no longer public, or of a kind that is no
    longer there, is left out. Each kind is asked once.
    """
    keys: defaultdict[str, set[str]] = defaultdict(set)
    for each in subscriptions:
        keys[each.kind].add(each.key)
    return {
        (name, key): topic
        for name, wanted in keys.items()
        if name in topic_kinds()
        for key, topic in topic_kinds()[name].topics(wanted).items()
    }
