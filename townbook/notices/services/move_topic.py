"""Let those who follow a thing follow the one it became part of, and go back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from townbook.notices.models import Subscription


@dataclass(frozen=True, slots=True)
class MovedTopic:
    """Who follows another topic now: subscriptions by primary key, which tell nothing of anybody once they
    have unsubscribed. ``doubled`` are those of people who followed both, each with the one that was kept, and
    the language of its letters.
    """

    moved: tuple[int, ...]
    doubled: tuple[tuple[int, int, str], ...]


@transaction.atomic
def move_topic(*, kind: str, key: str, to: str) -> MovedTopic:
    """Who follows the topic ``key`` of that kind follows the topic ``to`` in its place; who follows both
    already goes on as before. One that was not confirmed makes room for one that was. Five queries at most.
    """
    known = {each.follower_id: each for each in Subscription.objects.filter(kind=kind, key=to)}
    moved: list[int] = []
    doubled: list[tuple[int, int, str]] = []
    idle: list[int] = []
    for each in Subscription.objects.filter(kind=kind, key=key):
        twin = known.get(each.follower_id)
        if twin is not None and (twin.confirmed_at is not None or each.confirmed_at is None):
            doubled.append((each.pk, twin.pk, each.language))
            continue
        if twin is not None:
            idle.append(twin.pk)
        moved.append(each.pk)
    Subscription.objects.filter(pk__in=[*idle, *(pk for pk, _twin, _language in doubled)]).delete()
    Subscription.objects.filter(pk__in=moved).update(key=to)
    return MovedTopic(tuple(moved), tuple(doubled))


def returning_topic(
    *, kind: str, key: str, to: str, known: MovedTopic
) -> tuple[list[int], list[Subscription]]:
    """Who would go back from ``to`` to ``key``: subscriptions that only change their topic, and new rows for
    those who followed both. Who has unsubscribed since is in neither. One query.
    """
    twins = {pk: (twin, language) for pk, twin, language in known.doubled}
    wanted = [*known.moved, *(twin for twin, _language in twins.values())]
    still = {each.pk: each for each in Subscription.objects.filter(kind=kind, key=to, pk__in=wanted)}
    again = [
        Subscription(
            pk=pk,
            follower_id=still[twin].follower_id,
            kind=kind,
            key=key,
            language=language,
            asked_at=still[twin].asked_at,
            confirmed_at=still[twin].confirmed_at,
            told_until=still[twin].told_until,
        )
        for pk, (twin, language) in twins.items()
        if twin in still
    ]
    return [pk for pk in known.moved if pk in still], again


@transaction.atomic
def return_topic(*, key: str, back: Sequence[int], again: Sequence[Subscription]) -> None:
    """Do what :func:`returning_topic` found. Two queries."""
    Subscription.objects.filter(pk__in=back).update(key=key)
    Subscription.objects.bulk_create(again)
