"""A client is known by what cannot be written by anybody."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from townbook.accounts.client import client_of


@pytest.mark.parametrize(
    ("proxies", "forwarded", "remote", "client"),
    [
        (0, "", "192.0.2.7", "192.0.2.7"),
        (0, "203.0.113.9", "192.0.2.7", "192.0.2.7"),
        (1, "198.51.100.1, 203.0.113.9", "127.0.0.1", "203.0.113.9"),
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.1", "127.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", "127.0.0.1", "127.0.0.1"),
        (1, "unknown", "127.0.0.1", ""),
        (0, "", "", ""),
        (0, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (0, "", "::ffff:192.0.2.7", "192.0.2.7"),
    ],
)
def test_client_is_the_last_address_that_can_be_believed(
    settings: Settings, proxies: int, forwarded: str, remote: str, client: str
) -> None:
    settings.PROXIES = proxies
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    assert client_of(RequestFactory(headers=headers).get("/", REMOTE_ADDR=remote)) == client
