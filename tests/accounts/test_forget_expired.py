"""What is over is forgotten, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from townbook.accounts.models import OpenSession, SharedValue, User
from townbook.accounts.services.forget_expired import forget_expired
from townbook.timer.registry import duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return User.objects.create_user("olena@example.org", "довгий-пароль-1")


def signed_in() -> Client:
    client = Client()
    client.post("/sign-in/", {"login": "olena@example.org", "password": "довгий-пароль-1"})
    return client


def test_ended_session_goes_with_its_place_in_the_list(user: User) -> None:
    ended, alive = signed_in(), signed_in()
    Session.objects.filter(session_key=ended.session.session_key).update(expire_date=timezone.now())
    SharedValue.objects.all().delete()
    assert forget_expired() == 2
    assert list(OpenSession.objects.values_list("session_key", flat=True)) == [alive.session.session_key]
    assert alive.get("/account/").status_code == 200
    assert forget_expired() == 0


def test_counts_that_count_no_more_go(user: User) -> None:
    cache.set("old", 1, 100)
    cache.set("new", 1, 100)
    SharedValue.objects.filter(cache_key__contains="old").update(
        expires=timezone.now() - timedelta(seconds=1)
    )
    assert forget_expired() == 1
    assert cache.get("new") == 1


def test_new_address_nobody_confirmed_goes_after_its_link(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmailAddress.objects.create(user=user, email="somebody.elses@example.org", verified=False, primary=False)
    assert forget_expired() == 0
    later = timezone.now() + timedelta(days=2, hours=23)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert forget_expired() == 0
    latest = later + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: latest)
    assert forget_expired() == 1
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["olena@example.org"]


def test_address_of_somebody_invited_stays() -> None:
    User.objects.create_user("begins@example.org", is_confirmed=False)
    assert forget_expired() == 0
    assert EmailAddress.objects.count() == 1


def test_forgetting_is_a_duty_of_the_timer() -> None:
    assert "townbook.accounts.services.forget_expired.forget_expired" in {
        f"{duty.do.__module__}.{duty.do.__qualname__}" for duty in duties()
    }
