"""Single sign-on with a real provider: what it says is believed after all checks, and never before."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from config.logs import RedactingFormatter
from config.sign_in import sign_in_settings
from tests.cast import nahal_tut, verbivka
from tests.openid_provider import CLIENT, SECRET, Provider, provider_process
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.grant_role import grant_role

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS = "olena@example.org"


@pytest.fixture(scope="module")
def process() -> Iterator[Provider]:
    with provider_process() as started:
        yield started


@pytest.fixture
def provider(process: Provider, settings: Settings) -> Provider:
    """The provider, honest, and known to the site as the environment would name it."""
    process.lie("")
    environment = {
        "TOWNBOOK_OIDC_CITY_SERVER": process.address,
        "TOWNBOOK_OIDC_CITY_CLIENT_ID": CLIENT,
        "TOWNBOOK_OIDC_CITY_SECRET": SECRET,
        "TOWNBOOK_OIDC_CITY_NAME": "City login",
    }
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(environment, tls=False)["SOCIALACCOUNT_PROVIDERS"]
    return process


def sent_to(client: Client, path: str = "/account/sso/city/login/") -> str:
    """Where the browser is sent."""
    answer = client.get(path)
    assert answer.status_code == 302
    return str(answer["Location"])


def sent_back(address: str, who: str) -> str:
    """Where the provider sends somebody back: the path with its query."""
    answer = requests.get(f"{address}&who={who}", allow_redirects=False, timeout=20)
    assert answer.status_code == 302
    return answer.headers["Location"].removeprefix("http://testserver")


def signed_in_by(client: Client, who: str) -> Any:
    return client.get(sent_back(sent_to(client), who))


def invited(address: str = ADDRESS) -> User:
    user = User.objects.create_user(address, is_confirmed=False)
    grant_role(user=user, city=verbivka(), role=Role.OBSERVER, body=None)
    return user


def person_in(client: Client) -> int | None:
    found = client.session.get("_auth_user_id")
    return int(found) if found else None


def test_browser_is_sent_with_all_that_protects_it(client: Client, provider: Provider) -> None:
    said = parse_qs(urlsplit(sent_to(client)).query)
    assert set(said) == {
        "client_id",
        "code_challenge",
        "code_challenge_method",
        "nonce",
        "redirect_uri",
        "response_type",
        "scope",
        "state",
    }
    assert said["code_challenge_method"] == ["S256"]
    assert set(said["scope"][0].split()) == {"openid", "profile", "email"}
    again = parse_qs(urlsplit(sent_to(client)).query)
    assert {name for name in said if said[name] != again[name]} == {
        "code_challenge",
        "nonce",
        "state",
        *(["scope"] if said["scope"] != again["scope"] else []),
    }


def test_link_cannot_change_what_the_service_is_asked(client: Client, provider: Provider) -> None:
    address = sent_to(client, "/account/sso/city/login/?auth_params=redirect_uri%3Dx%26state%3Dy&scope=admin")
    said = parse_qs(urlsplit(address).query)
    assert said["redirect_uri"] == ["http://testserver/account/sso/city/login/callback/"]
    assert said["state"] != ["y"]
    assert "admin" not in said["scope"][0]


def test_invited_person_comes_for_the_first_time(client: Client, provider: Provider) -> None:
    user = invited()
    answer = signed_in_by(client, "olena")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert person_in(client) == user.pk
    assert EmailAddress.objects.get(user=user).verified
    account = SocialAccount.objects.get()
    assert (account.user, account.uid, account.extra_data) == (user, "number of olena", {})
    assert client.get("/verbivka/desk/").status_code == 200


def test_person_comes_again_after_their_address_changed(client: Client, provider: Provider) -> None:
    user = invited()
    signed_in_by(client, "olena")
    EmailAddress.objects.update(email="new@example.org")
    User.objects.update(email="new@example.org")
    again = Client()
    assert signed_in_by(again, "olena")["Location"] == "/desk/"
    assert person_in(again) == user.pk


def test_way_back_leads_to_where_one_was_going_and_nowhere_else(client: Client, provider: Provider) -> None:
    invited()
    there = sent_to(client, "/account/sso/city/login/?next=/verbivka/desk/periods/")
    assert client.get(sent_back(there, "olena"))["Location"] == "/verbivka/desk/periods/"
    away = sent_to(client, "/account/sso/city/login/?next=https://evil.example/")
    assert client.get(sent_back(away, "olena"))["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", "Жодне місто вас ще не запросило"),
        ("he", "אף רשות עדיין לא הזמינה אותך"),
        ("fa", "هنوز هیچ شهری شما را دعوت نکرده است"),
        ("en", "No city has invited you yet"),
    ],
)
def test_stranger_is_told_so_and_gets_no_account(
    client: Client, provider: Provider, language: str, words: str
) -> None:
    invited()
    client.cookies["language"] = language
    answer = signed_in_by(client, "stranger")
    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert person_in(client) is None
    assert list(User.objects.values_list("email", flat=True)) == [ADDRESS]
    assert not SocialAccount.objects.exists()


def test_address_the_service_has_not_verified_opens_nothing(client: Client, provider: Provider) -> None:
    invited()
    assert signed_in_by(client, "unverified").status_code == 403
    assert person_in(client) is None


LIES = {
    "signature": "InvalidSignatureError",
    "no signature": "InvalidSignatureError",
    "shared secret": "InvalidAlgorithmError",
    "unknown key": "an unknown key",
    "audience": "InvalidAudienceError",
    "issuer": "InvalidIssuerError",
    "expired": "ExpiredSignatureError",
    "nonce": "another nonce",
    "party": "a token for somebody else",
    "no subject": "MissingRequiredClaimError",
    "no token": "no token",
    "another person": "the answers speak of two people",
    "server error": "OAuth2Error",
}
"""What the provider does wrong, and what the log says of it."""


@pytest.mark.parametrize("fault", LIES)
def test_answer_that_does_not_hold_opens_nothing(
    client: Client, provider: Provider, caplog: pytest.LogCaptureFixture, fault: str
) -> None:
    invited()
    provider.lie(fault)
    back = sent_back(sent_to(client), "olena")
    caplog.set_level(logging.DEBUG)
    answer = client.get(back)
    assert answer.status_code == 502
    assert "its answer could not be trusted" in answer.content.decode()
    assert person_in(client) is None
    assert not SocialAccount.objects.exists()
    assert [each.getMessage() for each in caplog.records if each.name.startswith("townbook")] == [
        f"Single sign-on by city failed: {LIES[fault]}"
    ]
    written = "\n".join(RedactingFormatter().format(each) for each in caplog.records)
    secrets = [value for values in parse_qs(urlsplit(back).query).values() for value in values]
    assert [secret for secret in [*secrets, ADDRESS, SECRET] if secret in written] == []


def test_way_back_is_good_once(client: Client, provider: Provider) -> None:
    invited()
    back = sent_back(sent_to(client), "olena")
    assert client.get(back).status_code == 302
    client.post("/sign-out/")
    again = client.get(back)
    assert again.status_code == 400
    assert "was used already" in again.content.decode()
    assert person_in(client) is None


def test_way_back_is_good_in_the_browser_that_left(client: Client, provider: Provider) -> None:
    invited()
    back = sent_back(sent_to(client), "olena")
    thief = Client()
    sent_to(thief)
    assert thief.get(back).status_code == 400
    assert person_in(thief) is None


def test_code_of_another_way_is_not_taken(client: Client, provider: Provider) -> None:
    """Somebody else's code, put into one's own way back: the challenge and the nonce are others."""
    invited()
    code = parse_qs(urlsplit(sent_back(sent_to(Client()), "olena")).query)["code"][0]
    state = parse_qs(urlsplit(sent_to(client)).query)["state"][0]
    answer = client.get("/account/sso/city/login/callback/", {"code": code, "state": state})
    assert answer.status_code == 502
    assert person_in(client) is None


def test_person_who_refuses_at_the_service_is_told_that_nothing_changed(
    client: Client, provider: Provider
) -> None:
    answer = client.get(sent_back(sent_to(client), "nobody"))
    assert answer["Location"] == "/account/sso/cancelled/"
    assert client.get(answer["Location"]).status_code == 200


def test_service_that_goes_down_on_the_way_is_a_page(client: Client, settings: Settings) -> None:
    environment = {
        "TOWNBOOK_OIDC_CITY_CLIENT_ID": CLIENT,
        "TOWNBOOK_OIDC_CITY_SECRET": SECRET,
    }
    with provider_process() as started:
        environment["TOWNBOOK_OIDC_CITY_SERVER"] = started.address
        settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(environment, tls=False)["SOCIALACCOUNT_PROVIDERS"]
        back = sent_back(sent_to(client), "olena")
    answer = client.get(back)
    assert answer.status_code == 502
    assert "could not be reached" in answer.content.decode()


def test_second_step_is_asked_after_single_sign_on_too(client: Client, provider: Provider) -> None:
    TOTP.activate(invited(), "JBSWY3DPEHPK3PXP")
    assert signed_in_by(client, "olena")["Location"] == "/account/second-step/"
    assert person_in(client) is None


def test_closed_account_stays_closed(client: Client, provider: Provider) -> None:
    invited()
    User.objects.update(is_active=False)
    assert signed_in_by(client, "olena")["Location"] == "/account/closed/"
    assert person_in(client) is None


def test_whoever_is_signed_in_and_comes_as_somebody_else_is_somebody_else(
    client: Client, provider: Provider
) -> None:
    user = invited()
    client.force_login(User.objects.create_user("ivan@example.org", "довгий-пароль-1"))
    assert signed_in_by(client, "olena")["Location"] == "/desk/"
    assert person_in(client) == user.pk
    assert SocialAccount.objects.get().user == user


def test_person_of_another_city_alone_gets_into_no_other(client: Client, provider: Provider) -> None:
    invited()
    nahal_tut()
    signed_in_by(client, "olena")
    assert client.get("/verbivka/desk/").status_code == 200
    assert client.get("/nahal-tut/desk/").status_code == 404


@pytest.mark.parametrize("path", ["login/", "login/callback/?code=x&state=y"])
def test_service_is_not_asked_without_end(client: Client, settings: Settings, path: str) -> None:
    environment = {
        "TOWNBOOK_OIDC_CITY_SERVER": "http://127.0.0.1:9",
        "TOWNBOOK_OIDC_CITY_CLIENT_ID": CLIENT,
        "TOWNBOOK_OIDC_CITY_SECRET": SECRET,
    }
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(environment, tls=False)["SOCIALACCOUNT_PROVIDERS"]
    statuses = [client.get(f"/account/sso/city/{path}").status_code for _ in range(61)]
    assert statuses == [502 if path == "login/" else 400] * 60 + [429]
