"""Whoever tries too often is told to wait, in words and with 429; others are not held up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.core.cache import cache
from django.test import Client

from townbook.accounts.models import SharedValue, User

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"
ADDRESS = "olena@example.org"


def tries(client: Client, path: str, said: dict[str, str], times: int, **headers: str) -> list[int]:
    return [client.post(path, said, headers=headers).status_code for _ in range(times)]


def test_one_address_is_tried_five_times(client: Client) -> None:
    User.objects.create_user(ADDRESS, PASSWORD)
    wrong = {"login": ADDRESS, "password": "x"}
    assert tries(client, "/sign-in/", wrong, 6) == [200] * 5 + [429]
    page = client.post("/sign-in/", wrong)
    assert page.status_code == 429
    assert "Wait a few minutes" in page.content.decode()
    # The right password is not let in either: else the limit would tell it from the wrong ones.
    assert client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD}).status_code == 429
    # Another person at the same desk is.
    User.objects.create_user("ivan@example.org", PASSWORD)
    answer = client.post("/sign-in/", {"login": "ivan@example.org", "password": PASSWORD})
    assert answer.status_code == 302


def test_address_without_an_account_is_counted_the_same(client: Client) -> None:
    assert tries(client, "/sign-in/", {"login": "nobody@example.org", "password": "x"}, 6) == [
        *[200] * 5,
        429,
    ]


def test_one_client_tries_ten_addresses(client: Client, settings: Settings) -> None:
    settings.PROXIES = 1
    answers = [
        client.post(
            "/sign-in/",
            {"login": f"person{number}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"},
        ).status_code
        for number in range(11)
    ]
    assert answers == [200] * 10 + [429]
    elsewhere = client.post(
        "/sign-in/",
        {"login": "person@example.org", "password": "x"},
        headers={"X-Forwarded-For": "203.0.113.8"},
    )
    assert elsewhere.status_code == 200


def test_proxy_that_is_not_ones_own_is_not_believed(client: Client) -> None:
    answers = [
        client.post(
            "/sign-in/",
            {"login": f"person{number}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        ).status_code
        for number in range(11)
    ]
    assert answers[-1] == 429


def test_letters_for_a_new_password_are_five_an_hour(client: Client) -> None:
    User.objects.create_user(ADDRESS, PASSWORD)
    for address in (ADDRESS, "nobody@example.org"):
        sent = tries(client, "/account/password/forgotten/", {"email": address}, 6)
        assert sent == [302] * 5 + [429]
    assert len(mail.outbox) == 10


def test_codes_of_the_second_step_are_five(client: Client) -> None:
    user = User.objects.create_user(ADDRESS, PASSWORD)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(user).get_unused_codes()
    client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    assert tries(client, "/account/second-step/", {"code": "000000"}, 6) == [200] * 5 + [429]
    assert client.post("/account/second-step/", {"code": codes[0]}).status_code == 429


def test_passkeys_are_tried_thirty_times_a_minute(client: Client) -> None:
    assert tries(client, "/sign-in/passkey/", {"credential": "{}"}, 31) == [200] * 30 + [429]


def test_page_of_429_is_the_houses_own(client: Client) -> None:
    tries(client, "/sign-in/passkey/", {"credential": "{}"}, 30)
    page = client.post("/sign-in/passkey/", {"credential": "{}"}).content.decode()
    assert "<title>Tried too often · Townbook</title>" in page


def test_password_once_more_is_limited(client: Client) -> None:
    client.force_login(User.objects.create_user(ADDRESS, PASSWORD))
    assert tries(client, "/account/again/", {"password": "x"}, 6)[-1] == 429


def test_counts_are_kept_in_the_database_and_name_nobody(client: Client) -> None:
    tries(client, "/sign-in/", {"login": ADDRESS, "password": "x"}, 1)
    rows = SharedValue.objects.values_list("cache_key", flat=True)
    assert len(rows) > 0
    assert not [key for key in rows if "olena" in key or "127.0.0.1" in key]


def test_every_process_sees_the_same_counts() -> None:
    from django.core.cache.backends.db import DatabaseCache  # noqa: PLC0415 - as another process would

    cache.set("tries", 3)
    other = DatabaseCache("accounts_shared_value", {})
    assert other.get("tries") == 3
    assert other.incr("tries") == 4
    assert cache.get("tries") == 4


def counted_hashes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often a password is hashed, which is what takes time."""
    from django.contrib.auth.hashers import MD5PasswordHasher  # noqa: PLC0415

    made: list[str] = []
    encode: Callable[..., str] = MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str) -> str:
        made.append(salt)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return made


@pytest.mark.parametrize("kind", ["known", "unknown", "without password", "closed"])
def test_refusal_costs_and_says_the_same_whoever_it_is(
    client: Client, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    User.objects.create_user("known@example.org", PASSWORD)
    User.objects.create_user("without@example.org", None)
    User.objects.create_user("closed@example.org", PASSWORD, is_active=False)
    made = counted_hashes(monkeypatch)
    login = f"{kind.split(' ', maxsplit=1)[0]}@example.org"
    response = client.post("/sign-in/", {"login": login, "password": "x"})
    assert response.status_code == 200
    assert "do not belong together" in response.content.decode()
    assert len(made) == 1
