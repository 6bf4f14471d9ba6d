"""The link of an invitation: opens once, in time, for the one it was sent to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from tests.cast import nahal_tut, verbivka
from tests.desk.people import person, signed_in
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City, Invitation
from townbook.cities.services.invite import invite

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"
BEGINNING = {"name": "Тарас", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def city() -> City:
    return verbivka()


def link_to(city: City, email: str = "taras@example.org") -> str:
    asked = invite(
        email=email,
        name="Тарас",
        language="uk",
        city=city,
        role=Role.STRATEGY_EDITOR,
        body=None,
        actor=None,
    )
    assert asked is not None
    return f"/account/invitation/{asked[1]}/"


def test_person_begins_with_a_password(client: Client, city: City) -> None:
    link = link_to(city)
    assert client.get(link).status_code == 200
    assert client.post(link, BEGINNING)["Location"] == "/verbivka/desk/"
    user = User.objects.get(email="taras@example.org")
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified
    assert client.get("/verbivka/desk/").status_code == 200
    signed = Client().post("/sign-in/", {"login": "taras@example.org", "password": PASSWORD})
    assert signed["Location"] == "/desk/"


def test_person_begins_with_a_passkey(client: Client, city: City) -> None:
    link = link_to(city)
    answer = client.post(link, {"name": "Тарас", "passkey": "1"})
    assert answer["Location"] == "/account/passkeys/add/"
    assert client.get("/account/passkeys/add/").status_code == 200
    assert not User.objects.get(email="taras@example.org").has_usable_password()


def test_link_opens_once(client: Client, city: City) -> None:
    link = link_to(city)
    client.post(link, BEGINNING)
    again = Client()
    assert again.get(link).status_code == 410
    other = {"name": "Зло", "password1": "інший-пароль-22", "password2": "інший-пароль-22"}
    assert again.post(link, other).status_code == 410
    assert User.objects.get(email="taras@example.org").check_password(PASSWORD)


def test_opening_alone_uses_nothing_up(city: City) -> None:
    link = link_to(city)
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert Invitation.objects.get().accepted_at is None


def test_link_expires_and_a_newer_one_replaces_it(client: Client, city: City) -> None:
    old, new = link_to(city), link_to(city)
    assert client.get(old).status_code == 410
    assert client.get(new).status_code == 200
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert client.get(new).status_code == 410
    assert client.post(new, BEGINNING).status_code == 410


@pytest.mark.parametrize("damage", [lambda link: link[:-3] + "x/", lambda link: "/account/invitation/x/"])
def test_tampered_link_opens_nothing(client: Client, city: City, damage: object) -> None:
    assert client.get(damage(link_to(city))).status_code == 410  # type: ignore[operator]


def test_weak_or_unequal_passwords_are_said(client: Client, city: City) -> None:
    link = link_to(city)
    assert client.post(link, {**BEGINNING, "password2": "x"}).status_code == 422
    assert client.post(link, {"name": "Т", "password1": "1", "password2": "1"}).status_code == 422
    assert not User.objects.get(email="taras@example.org").has_usable_password()
    assert client.post(link, BEGINNING).status_code == 302


def test_link_alone_does_not_open_an_account_that_is_there(client: Client, city: City) -> None:
    there = User.objects.create_user("taras@example.org", PASSWORD)
    link = link_to(city)
    page = client.get(link).content.decode()
    assert f"/sign-in/?next={link}" in page
    assert client.post(link, {**BEGINNING, "password1": "інший-пароль-22"}).status_code == 200
    there.refresh_from_db()
    assert there.check_password(PASSWORD)
    assert Invitation.objects.get().accepted_at is None
    client.force_login(there)
    assert client.post(link)["Location"] == "/verbivka/desk/"
    assert Invitation.objects.get().accepted_at is not None


def test_somebody_else_who_is_signed_in_accepts_nothing(city: City) -> None:
    link = link_to(city)
    other = signed_in("dana", nahal_tut(), Role.ADMINISTRATOR)
    assert other.post(link, BEGINNING).status_code == 200
    assert Invitation.objects.get().accepted_at is None


def test_closed_account_is_not_opened_by_a_link(client: Client, city: City) -> None:
    link = link_to(city)
    User.objects.update(is_active=False)
    assert client.post(link, BEGINNING).status_code == 410


def test_page_is_in_the_language_of_the_letter(client: Client) -> None:
    link = link_to(nahal_tut())
    assert 'lang="uk"' in client.get(link).content.decode()


def test_person_in_two_cities_chooses(client: Client, city: City) -> None:
    user = person("taras", city, Role.OBSERVER)
    client.force_login(user)
    assert client.get("/desk/")["Location"] == "/verbivka/desk/"
    link_to(nahal_tut(), user.email)
    page = client.get("/desk/").content.decode()
    assert "/verbivka/desk/" in page
    assert "/nahal-tut/desk/" in page


def test_person_of_no_city_is_told_so(client: Client) -> None:
    client.force_login(User.objects.create_user("nobody@example.org"))
    assert "not part of any city" in client.get("/desk/").content.decode()


def test_link_opens_no_account_that_comes_by_single_sign_on_alone(client: Client, city: City) -> None:
    """It has neither password nor passkey, and an administrator of another city sent the link."""
    user = person("dana", nahal_tut(), Role.ADMINISTRATOR)
    user.set_unusable_password()
    user.last_login = timezone.now()
    user.save()
    link = link_to(city, user.email)
    page = client.post(link, BEGINNING)
    assert page.status_code == 200
    assert "_auth_user_id" not in client.session
    user.refresh_from_db()
    assert not user.has_usable_password()
