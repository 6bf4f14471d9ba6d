"""What is new for followers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from townbook.notices.models import Subscription
from townbook.notices.registry import News, Topic, topic_kinds
from townbook.notices.selectors.subscriptions import topics_of


@dataclass(frozen=True, slots=True)
class Tidings:
    """What is new of a topic somebody follows, newest first."""

    subscription: Subscription
    topic: Topic
    news: tuple[News, ...]


def tidings_of(*, subscriptions: Sequence[Subscription], until: datetime) -> list[Tidings]:
    """What is new of each confirmed subscription since it was last told, if anything is.

    A follower is told a piece of news once, with the first topic it belongs to. Each kind of topic is asked
    once for all of them.
    """
    confirmed = [each for each in subscriptions if each.confirmed_at is not None]
    topics = topics_of(subscriptions=confirmed)
    news = _news([each for each in confirmed if (each.kind, each.key) in topics], until)
    told: defaultdict[int, set[str]] = defaultdict(set)
    found = []
    for each in sorted(confirmed, key=lambda each: each.pk):
        already, since = told[each.follower_id], each.told_until
        new = [
            one
            for one in news.get((each.kind, each.key), ())
            if since is not None and since < one.moment <= until and one.path not in already
        ]
        already.update(one.path for one in new)
        if new:
            found.append(Tidings(each, topics[each.kind, each.key], tuple(new)))
    return found


def _news(subscriptions: Sequence[Subscription], until: datetime) -> Mapping[tuple[str, str], Sequence[News]]:
    """By kind and key, what is new since the earliest moment any of them was told."""
    since: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
    for each in subscriptions:
        if each.told_until is not None:
            earliest = since[each.kind].get(each.key, each.told_until)
            since[each.kind][each.key] = min(earliest, each.told_until)
    return {
        (name, key): new
        for name, moments in since.items()
        for key, new in topic_kinds()[name].news(moments, until).items()
    }
