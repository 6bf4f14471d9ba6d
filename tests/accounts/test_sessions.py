"""How long somebody stays signed in, and what ends it."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from townbook.accounts.models import User
from townbook.accounts.sessions import LAST_PERSON, RENEWED

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"
ADDRESS = "olena@example.org"


def signed_in() -> Client:
    client = Client()
    client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    return client


@pytest.fixture
def user() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD)


def test_session_gets_another_key_when_its_owner_signs_in(client: Client, user: User) -> None:
    client.get("/sign-in/passkey/")  # An anonymous session, for what the browser has to sign.
    before = client.session.session_key
    client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert client.session.session_key != before
    assert "_auth_user_id" in client.session


def test_change_of_the_password_signs_out_everywhere_else(user: User) -> None:
    here, elsewhere = signed_in(), signed_in()
    assert elsewhere.get("/account/").status_code == 200
    said = {"oldpassword": PASSWORD, "password1": "зовсім-інший-9", "password2": "зовсім-інший-9"}
    assert here.post("/account/password/change/", said)["Location"] == "/account/"
    assert here.get("/account/").status_code == 200
    assert elsewhere.get("/account/")["Location"] == "/sign-in/?next=/account/"


def test_new_password_by_letter_signs_out_everywhere(user: User, mailoutbox: list[object]) -> None:
    elsewhere = signed_in()
    visitor = Client()
    visitor.post("/account/password/forgotten/", {"email": ADDRESS})
    link = str(getattr(mailoutbox[0], "body")).split("http://testserver")[1].split()[0]  # noqa: B009
    form = visitor.get(link)["Location"]
    assert link.split("-", 1)[1] not in form
    said = {"password1": "зовсім-інший-9", "password2": "зовсім-інший-9"}
    assert visitor.post(form, said)["Location"] == "/account/password/new/done/"
    assert elsewhere.get("/account/").status_code == 302
    user.refresh_from_db()
    assert user.check_password("зовсім-інший-9")
    again = Client().get(link).content.decode()
    assert "used already" in again


def test_session_is_renewed_once_a_day(user: User) -> None:
    client = signed_in()
    client.get("/account/")
    session = client.session
    assert session[RENEWED] == timezone.now().date().isoformat()
    assert django_settings.SESSION_COOKIE_NAME not in client.get("/account/").cookies
    session[RENEWED] = (timezone.now() - timedelta(days=1)).date().isoformat()
    session.save()
    renewed = client.get("/account/").cookies[django_settings.SESSION_COOKIE_NAME]
    assert renewed["max-age"] == 14 * 24 * 3600
    assert renewed["httponly"]
    assert renewed["samesite"] == "Lax"


def test_public_page_asks_for_no_session(client: Client, user: User) -> None:
    client.force_login(user)
    assert not client.get("/robots.txt").cookies


@pytest.mark.parametrize("address", ["", "password/change/", "email/", "passkeys/", "sessions/"])
def test_browser_keeps_no_page_of_an_account(user: User, address: str) -> None:
    client = Client()
    client.force_login(user)
    assert "no-store" in client.get(f"/account/{address}")["Cache-Control"]


def test_who_was_here_is_known_by_number_alone_and_not_to_scripts(user: User) -> None:
    cookie = signed_in().cookies[LAST_PERSON]
    assert cookie.value.startswith(f"{user.pk}.")
    assert ADDRESS not in cookie.value
    assert cookie["httponly"]


def test_cookies_are_for_https_alone_where_visitors_come_by_it(user: User, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    client = Client()
    answer = client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD}, secure=True)
    for name in (settings.SESSION_COOKIE_NAME, LAST_PERSON):
        assert answer.cookies[name]["secure"], name


def test_signing_out_ends_the_session_on_the_server(user: User) -> None:
    client = signed_in()
    kept = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    assert client.post("/sign-out/")["Location"] == "/"
    thief = Client()
    thief.cookies[django_settings.SESSION_COOKIE_NAME] = kept
    assert thief.get("/account/").status_code == 302


def test_address_is_changed_by_the_letter_and_both_tables_agree(user: User, mailoutbox: list[object]) -> None:
    from allauth.account.models import EmailAddress  # noqa: PLC0415 - needs the set-up

    client = signed_in()
    client.post("/account/again/?next=/account/email/", {"password": PASSWORD})
    client.post("/account/email/", {"email": "New@Example.org", "action_add": ""})
    user.refresh_from_db()
    assert user.email == ADDRESS
    letter = mailoutbox[-1]
    assert getattr(letter, "to") == ["new@example.org"]  # noqa: B009
    link = str(getattr(letter, "body")).split("http://testserver")[1].split()[0]  # noqa: B009
    assert client.get(link).status_code == 200
    client.post(link)
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [
        ("new@example.org", True, True)
    ]
    told = [getattr(each, "to")[0] for each in mailoutbox]  # noqa: B009
    assert told[-1] == ADDRESS
    assert Client().post("/sign-in/", {"login": "new@example.org", "password": PASSWORD}).status_code == 302
    assert Client().post("/sign-in/", {"login": ADDRESS, "password": PASSWORD}).status_code == 200


@pytest.mark.parametrize("taken", [True, False])
def test_change_of_address_tells_nobody_whether_it_is_known(user: User, taken: bool) -> None:
    if taken:
        User.objects.create_user("new@example.org")
    client = signed_in()
    client.post("/account/again/?next=/account/email/", {"password": PASSWORD})
    answer = client.post("/account/email/", {"email": "new@example.org", "action_add": ""})
    assert (answer.status_code, answer["Location"]) == (302, "/account/email/")


def test_second_step_follows_https(tmp_path: Path) -> None:
    program = (
        "from django.conf import settings as s;"
        " print(s.ACCOUNT_DEFAULT_HTTP_PROTOCOL, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SESSION_COOKIE_AGE)"
    )
    done = subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", program],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TLS": "1", "TOWNBOOK_VAR": str(tmp_path), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "https True True 1209600", done.stderr
