"""Somebody who has lost every key of their account is let in again, and by the operator alone."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.cast import anarabad, nahal_tut, verbivka
from tests.desk.people import person, signed_in
from townbook.accounts.models import OpenSession, User
from townbook.cities.enums import Role
from townbook.cities.models import Change
from townbook.cities.services.grant_role import grant_role

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS, PASSWORD = "olena@example.org", "довгий-пароль-1"


@pytest.fixture(autouse=True)
def site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TOWNBOOK_URL = "https://plan.example"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.fixture
def user() -> User:
    """Administrator in one town, observer in another, with every kind of key."""
    user = User.objects.create_user(ADDRESS, PASSWORD, name="Олена", language="uk")
    grant_role(user=user, city=verbivka(), role=Role.ADMINISTRATOR, body=None)
    grant_role(user=user, city=nahal_tut(), role=Role.OBSERVER, body=None)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    for number in range(2):
        Authenticator.objects.create(user_id=user.pk, type="webauthn", data={"name": f"Phone {number}"})
    return user


def run(address: str = ADDRESS) -> tuple[str, str]:
    said, wrong = StringIO(), StringIO()
    call_command("reset_sign_in", address, stdout=said, stderr=wrong)
    return said.getvalue(), wrong.getvalue()


def test_keys_are_taken_off_and_everybody_who_must_know_is_told(user: User) -> None:
    client = Client()
    client.force_login(user)
    stranger = person("ivan", anarabad(), Role.OBSERVER)
    TOTP.activate(stranger, "JBSWY3DPEHPK3PXP")
    said, wrong = run("Olena@Example.org")
    assert said.splitlines() == [
        "2 passkeys taken off.",
        "Authenticator app taken off.",
        "Recovery codes taken off.",
        "Signed out of 0 browsers.",
        "The password is the old one.",
        "A letter tells the person so.",
    ]
    assert wrong == ""
    assert list(Authenticator.objects.values_list("user_id", flat=True)) == [stranger.pk]
    assert client.get("/account/").status_code == 302
    [letter] = mail.outbox
    assert letter.to == [ADDRESS]
    assert "https://plan.example/account/password/forgotten/" in str(letter.body)
    assert "ключі доступу" in str(letter.body)
    noted = Change.objects.filter(record="sign-in")
    assert {(each.city.slug, each.action, each.label, each.actor) for each in noted} == {
        ("verbivka", "reset", "Олена", None),
        ("nahal-tut", "reset", "Олена", None),
    }
    assert "@" not in json.dumps([[each.before, each.after] for each in noted])


def test_password_alone_opens_the_account_again(user: User) -> None:
    run()
    answer = Client().post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert answer["Location"] == "/desk/"


def test_open_sessions_are_counted_and_ended(user: User) -> None:
    run()
    clients = [Client(), Client()]
    for client in clients:
        client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert "Signed out of 2 browsers." in run()[0]
    assert not OpenSession.objects.exists()
    assert [client.get("/account/").status_code for client in clients] == [302, 302]


def test_person_without_a_password_comes_back_by_letter(user: User) -> None:
    user.set_unusable_password()
    user.save()
    assert "There is no password: the person sets one by “Forgotten your password?”." in run()[0]
    mail.outbox.clear()
    client = Client()
    client.post("/account/password/forgotten/", {"email": ADDRESS})
    link = str(mail.outbox[0].body).split("http://testserver")[1].split()[0]
    form = client.get(link)["Location"]
    client.post(form, {"password1": "зовсім-інший-9", "password2": "зовсім-інший-9"})
    answer = Client().post("/sign-in/", {"login": ADDRESS, "password": "зовсім-інший-9"})
    assert answer["Location"] == "/desk/"


def test_account_with_no_keys_is_signed_out_and_noted_all_the_same(user: User) -> None:
    run()
    said = run()[0]
    assert said.splitlines()[:3] == [
        "0 passkeys taken off.",
        "There was no authenticator app.",
        "There were no recovery codes.",
    ]
    assert Change.objects.filter(record="sign-in").count() == 4


def test_address_of_nobody_changes_nothing(user: User) -> None:
    with pytest.raises(CommandError, match="No account has this address"):
        run("nobody@example.org")
    assert Authenticator.objects.count() == 4


def test_without_the_sites_address_nothing_is_begun(user: User, settings: Settings) -> None:
    settings.TOWNBOOK_URL = ""
    with pytest.raises(CommandError, match="TOWNBOOK_URL"):
        run()
    assert Authenticator.objects.count() == 4


def test_letter_that_cannot_go_out_is_said(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(mail.EmailMessage, "send", refused)
    assert run()[1] == "The letter that tells the person so could not be sent. Tell them.\n"


def test_closed_account_stays_closed(user: User) -> None:
    User.objects.update(is_active=False)
    assert "The account is closed, and stays so." in run()[0]
    user.refresh_from_db()
    assert not user.is_active


def test_administrator_of_a_city_takes_no_key_off_whatever_they_do(user: User) -> None:
    """All that the members page can do to a person, done by the administrator of the one of their cities."""
    city = user.memberships.get(role=Role.OBSERVER).city
    administrator = signed_in("dana", city, Role.ADMINISTRATOR)
    page = f"/{city.slug}/desk/members/"
    invitation = {"email": ADDRESS, "name": "X", "language": "he", "role": "inspector", "body": ""}
    administrator.post(f"{page}{user.pk}/ask-again/")
    administrator.post(f"{page}{user.pk}/close/")
    administrator.post(page, invitation)
    assert Authenticator.objects.count() == 4
    user.refresh_from_db()
    assert (user.email, user.name, user.language, user.check_password(PASSWORD)) == (
        ADDRESS,
        "Олена",
        "uk",
        True,
    )
    link = str(mail.outbox[-1].body).split("https://plan.example")[1].split()[0]
    thief = Client()
    said = {"name": "X", "password1": "зовсім-інший-9", "password2": "зовсім-інший-9"}
    assert thief.post(link, said).status_code == 200
    assert "_auth_user_id" not in thief.session
    assert user.memberships.filter(role=Role.ADMINISTRATOR).exists()


def test_history_says_it_in_words(user: User) -> None:
    run()
    client = signed_in("taras", user.memberships.get(role=Role.ADMINISTRATOR).city, Role.ADMINISTRATOR)
    client.cookies["language"] = "en"
    page = client.get("/verbivka/desk/history/").content.decode()
    assert "Sign-in of a person" in page
    assert "lost keys taken off" in page
