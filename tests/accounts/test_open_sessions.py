"""Where somebody is signed in: they see it, and end it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from townbook.accounts.device import device_of
from townbook.accounts.models import OpenSession, User
from townbook.accounts.selectors.open_sessions import open_sessions_of
from townbook.accounts.sessions import LISTED, RENEWED

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"
ADDRESS = "olena@example.org"
PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36"


def signed_in(description: str = PHONE, address: str = ADDRESS) -> Client:
    client = Client(headers={"User-Agent": description})
    client.post("/sign-in/", {"login": address, "password": PASSWORD})
    return client


@pytest.fixture
def user() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="Олена")


@pytest.mark.parametrize(
    ("description", "device"),
    [
        (PHONE, "Firefox, Android"),
        (DESK, "Chrome, Windows"),
        (f"{DESK} Edg/130.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.1", ""),
        ("<script>Linux", "Linux"),
    ],
)
def test_device_is_two_words(description: str, device: str) -> None:
    assert device_of(description) == device


def test_person_sees_each_session_of_theirs_and_nobody_elses(user: User) -> None:
    User.objects.create_user("ivan@example.org", PASSWORD)
    signed_in("Mozilla/5.0 (Macintosh; Mac OS X) Safari/1", "ivan@example.org")
    phone, desk = signed_in(PHONE), signed_in(DESK)
    page = desk.get("/account/sessions/").content.decode()
    assert "Firefox, Android" in page
    assert "Chrome, Windows</bdi> <strong>this browser</strong>" in page
    assert "macOS" not in page
    assert phone.get("/account/sessions/").content.decode().count("<strong>this browser</strong>") == 1


def test_one_session_is_ended(user: User) -> None:
    phone, desk = signed_in(PHONE), signed_in(DESK)
    listed = OpenSession.objects.get(device="Firefox, Android")
    answer = desk.post(f"/account/sessions/{listed.pk}/end/", follow=True)
    assert "You are signed out there." in answer.content.decode()
    assert phone.get("/account/").status_code == 302
    assert desk.get("/account/").status_code == 200
    assert [each.device for each in open_sessions_of(user=user)] == ["Chrome, Windows"]


def test_session_of_somebody_else_cannot_be_ended(user: User) -> None:
    User.objects.create_user("ivan@example.org", PASSWORD)
    theirs = signed_in(PHONE, "ivan@example.org")
    listed = OpenSession.objects.get(user__email="ivan@example.org")
    assert signed_in(DESK).post(f"/account/sessions/{listed.pk}/end/").status_code == 404
    assert theirs.get("/account/").status_code == 200


def test_signing_out_everywhere_keeps_this_one_alone(user: User) -> None:
    phone, unlisted, desk = signed_in(PHONE), signed_in("curl"), signed_in(DESK)
    # As one that was open before there was a list.
    OpenSession.objects.filter(device="").delete()
    stranger = User.objects.create_user("ivan@example.org", PASSWORD)
    theirs = signed_in(PHONE, stranger.email)
    answer = desk.post("/account/sessions/end/", follow=True)
    assert "You are signed out everywhere but here." in answer.content.decode()
    assert [each.get("/account/").status_code for each in (phone, unlisted, desk, theirs)] == [
        302,
        302,
        200,
        200,
    ]
    user.refresh_from_db()
    assert [each.device for each in open_sessions_of(user=user)] == ["Chrome, Windows"]


def test_session_gone_by_another_password_is_not_listed(user: User) -> None:
    signed_in(PHONE)
    desk = signed_in(DESK)
    said = {"oldpassword": PASSWORD, "password1": "зовсім-інший-9", "password2": "зовсім-інший-9"}
    desk.post("/account/password/change/", said)
    user.refresh_from_db()
    assert [each.device for each in open_sessions_of(user=user)] == ["Chrome, Windows"]
    assert desk.session[LISTED] == desk.session.session_key
    assert OpenSession.objects.filter(device="Chrome, Windows").count() == 1


def test_session_that_has_ended_is_not_listed(user: User) -> None:
    signed_in(PHONE)
    Session.objects.update(expire_date=timezone.now() - timedelta(days=1))
    assert open_sessions_of(user=user) == []


def test_visit_of_another_day_is_noted_once(user: User) -> None:
    client = signed_in(PHONE)
    OpenSession.objects.update(seen_at=timezone.now() - timedelta(days=3))
    session = client.session
    session[RENEWED] = (timezone.now() - timedelta(days=3)).date().isoformat()
    session.save()
    client.get("/account/")
    (listed,) = OpenSession.objects.all()
    assert listed.seen_at.date() == timezone.now().date()
    assert listed.session_key == client.cookies[settings.SESSION_COOKIE_NAME].value


def test_list_costs_the_same_however_long_it_is(
    user: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = [signed_in(PHONE) for _ in range(5)][-1]
    with django_assert_num_queries(4):
        client.get("/account/sessions/")


@pytest.mark.parametrize("path", ["/account/sessions/", "/account/person/"])
def test_own_pages_ask_to_sign_in(client: Client, path: str) -> None:
    assert client.get(path)["Location"] == f"/sign-in/?next={path}"
    assert client.post("/account/sessions/end/").status_code == 302
    assert client.post("/account/sessions/1/end/").status_code == 302
