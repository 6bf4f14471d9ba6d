"""A provider opens the account whose address it has verified, and makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.internal.flows.login import complete_login
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from config.sign_in import sign_in_settings
from townbook.accounts.adapters import MfaAdapter
from townbook.accounts.models import User

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS = "olena@example.org"
ONE = {
    "TOWNBOOK_OIDC_CITY_SERVER": "https://id.city.example",
    "TOWNBOOK_OIDC_CITY_CLIENT_ID": "townbook",
    "TOWNBOOK_OIDC_CITY_SECRET": "s3cret",
    "TOWNBOOK_OIDC_CITY_NAME": "City login",
}


@pytest.fixture(autouse=True)
def provider(settings: Settings) -> None:
    """One provider, as the environment would name it."""
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(ONE, tls=False)["SOCIALACCOUNT_PROVIDERS"]


def came_back(address: str, verified: object, process: str = "login") -> tuple[HttpRequest, HttpResponse]:
    """What happens when the provider has sent somebody back who has that address there."""
    request: Any = RequestFactory().get("/account/sso/city/login/callback/")
    request.session = SessionStore()
    request.user = AnonymousUser()
    request._messages = FallbackStorage(request)
    request.META["HTTP_HOST"] = "testserver"
    with context.request_context(request):
        login = SocialLogin(
            user=User(email=address),
            account=SocialAccount(provider="city", uid=f"uid of {address}", extra_data={}),
            email_addresses=[EmailAddress(email=address, verified=verified, primary=True)],
        )
        login.provider = login.account.get_provider(request)
        login.state = {"process": process}
        return request, complete_login(request, login)


def test_verified_address_opens_its_account() -> None:
    user = User.objects.create_user(ADDRESS)
    request, response = came_back(ADDRESS, verified=True)
    assert response["Location"] == "/desk/"
    assert request.user == user


def test_invited_person_may_begin_by_single_sign_on() -> None:
    user = User.objects.create_user(ADDRESS, is_confirmed=False)
    request, response = came_back(ADDRESS, verified=True)
    assert response["Location"] == "/desk/"
    assert request.user == user
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_unverified_address_opens_nothing(verified: object) -> None:
    User.objects.create_user(ADDRESS)
    request, response = came_back(ADDRESS, verified)
    assert not request.user.is_authenticated
    assert response.status_code == 403
    assert "No city has invited you yet" in response.content.decode()
    assert SocialAccount.objects.count() == 0


def test_stranger_gets_no_account() -> None:
    request, response = came_back("stranger@example.org", verified=True)
    assert not request.user.is_authenticated
    assert response.status_code == 403
    assert "No city has invited you yet" in response.content.decode()
    assert User.objects.count() == 0


def test_closed_account_stays_closed() -> None:
    User.objects.create_user(ADDRESS, is_active=False)
    request, _response = came_back(ADDRESS, verified=True)
    assert not request.user.is_authenticated


def test_nobody_adds_another_identity_to_an_account() -> None:
    _request, response = came_back("stranger@example.org", verified=True, process="connect")
    assert response["Location"] == "/account/"
    assert SocialAccount.objects.count() == 0


def test_providers_are_offered_and_only_those_that_are_set(client: Client, settings: Settings) -> None:
    page = client.get("/sign-in/?next=/verbivka/desk/").content.decode()
    assert "Sign in with City login" in page
    assert "/account/sso/city/login/?next=%2Fverbivka%2Fdesk%2F" in page
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings({}, tls=False)["SOCIALACCOUNT_PROVIDERS"]
    assert "/account/sso/" not in client.get("/sign-in/").content.decode()
    assert client.get("/account/sso/nobody/login/").status_code == 404


def test_provider_that_does_not_answer_is_a_page_and_no_fault(client: Client, settings: Settings) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(
        {**ONE, "TOWNBOOK_OIDC_CITY_SERVER": "http://127.0.0.1:9"}, tls=False
    )["SOCIALACCOUNT_PROVIDERS"]
    page = client.get("/account/sso/city/login/")
    assert page.status_code == 502
    assert "could not be reached" in page.content.decode()


def test_way_back_without_a_way_there_opens_nothing(client: Client) -> None:
    User.objects.create_user(ADDRESS)
    page = client.get("/account/sso/city/login/callback/?code=made-up&state=made-up")
    assert page.status_code == 400
    assert "was used already" in page.content.decode()
    assert not client.session.get("_auth_user_id")


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("plan.example", "plan.example"),
        ("city.plan.example:8000", "plan.example"),
        ("other.example", "other.example"),
        ("notplan.example", "notplan.example"),
    ],
)
def test_passkeys_are_for_the_common_host_and_all_below_it(settings: Settings, host: str, party: str) -> None:
    settings.COMMON_HOST, settings.ALLOWED_HOSTS = "plan.example", ["*"]
    request = RequestFactory().get("/", HTTP_HOST=host)
    with context.request_context(request):
        assert MfaAdapter().get_public_key_credential_rp_entity() == {"id": party, "name": "Townbook"}
