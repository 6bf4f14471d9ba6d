"""Services people may sign in with, from the environment."""

from __future__ import annotations

import pytest

from config.sign_in import providers_of

ONE = {
    "TOWNBOOK_OIDC_CITY_SERVER": "https://id.city.example",
    "TOWNBOOK_OIDC_CITY_CLIENT_ID": "townbook",
    "TOWNBOOK_OIDC_CITY_SECRET": "s3cret",
    "TOWNBOOK_OIDC_CITY_NAME": "City login",
}


def test_providers_come_from_the_environment() -> None:
    second = {
        "TOWNBOOK_OIDC_SERVER": "https://a",
        "TOWNBOOK_OIDC_CLIENT_ID": "b",
        "TOWNBOOK_OIDC_SECRET": "c",
    }
    made = providers_of({**ONE, **second, "TOWNBOOK_URL": "https://x"})
    assert [(each["provider_id"], each["name"]) for each in made] == [("city", "City login"), ("sso", "sso")]
    assert made[0]["settings"] == {"server_url": "https://id.city.example"}


def test_half_a_provider_is_refused() -> None:
    with pytest.raises(ValueError, match="'city' of single sign-on lacks SERVER, SECRET"):
        providers_of({"TOWNBOOK_OIDC_CITY_CLIENT_ID": "townbook"})


@pytest.mark.parametrize(
    "server", ["http://id.city.example", "http://localhost.evil.example", "id.city.example"]
)
def test_server_without_https_is_refused(server: str) -> None:
    with pytest.raises(ValueError, match="must begin with https://"):
        providers_of({**ONE, "TOWNBOOK_OIDC_CITY_SERVER": server})


@pytest.mark.parametrize(
    "server", ["http://localhost:8080/realm", "http://127.0.0.1:8080", "https://id.example/"]
)
def test_server_on_this_machine_needs_no_https(server: str) -> None:
    (made,) = providers_of({**ONE, "TOWNBOOK_OIDC_CITY_SERVER": server})
    assert made["settings"] == {"server_url": server.rstrip("/")}
