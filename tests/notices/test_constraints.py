"""The database itself refuses what must not be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from tests.notices.readers import DARIUSH, NOON, OLENA, asked, confirmed
from townbook.notices.models import Attempt, Follower, Letter, Subscription

pytestmark = pytest.mark.django_db


def another(**fields: object) -> Subscription:
    values = {"follower": Follower.objects.get(address=OLENA), "kind": "k", "key": "k", "language": "uk"}
    return Subscription.objects.create(**{**values, "asked_at": NOON, **fields})


FORBIDDEN: dict[str, Callable[[], object]] = {
    "follower_has_an_address": lambda: Follower.objects.create(address=""),
    "topic_is_followed_once": lambda: another(kind="bulletin", key="river"),
    "subscription_has_a_topic": lambda: another(key=""),
    "subscription_language_is_known": lambda: another(language="xx"),
    "subscription_tells_from_its_confirmation": lambda: another(confirmed_at=NOON),
    "letter_confirms_a_subscription_or_tells_news": lambda: Letter.objects.create(
        kind="confirmation", follower=Follower.objects.get(address=OLENA), due_at=NOON
    ),
    "follower_has_one_letter_of_news": lambda: Letter.objects.create(
        kind="digest", follower=Follower.objects.get(address=OLENA), due_at=NOON
    ),
    "letter_is_held_until_a_moment": lambda: Letter.objects.update(claim="me"),
    "letter_failure_has_a_name": lambda: Letter.objects.update(failures=1),
    "attempt_kind_is_known": lambda: Attempt.objects.update(kind="other"),
}


@pytest.mark.parametrize("constraint", FORBIDDEN)
def test_database_refuses(constraint: str) -> None:
    confirmed(OLENA)
    asked(DARIUSH)
    with pytest.raises(IntegrityError), transaction.atomic():
        FORBIDDEN[constraint]()


def test_every_constraint_of_notices_is_tried() -> None:
    models = apps.get_app_config("notices").get_models()
    names = {constraint.name for model in models for constraint in model._meta.constraints}
    assert names == FORBIDDEN.keys()


def test_news_told_before_the_confirmation_are_refused() -> None:
    confirmed(OLENA)
    with pytest.raises(IntegrityError), transaction.atomic():
        Subscription.objects.update(told_until=NOON - timedelta(seconds=1))
