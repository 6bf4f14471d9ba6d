"""No secret and no mail address comes into a log, whatever goes wrong."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from config.logs import RedactingFormatter, redacted
from tests.cast import verbivka
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.invite import invite

SECRET = "h4rdToGuess-Secret_0123456789.abcDEF"
ADDRESSES = [
    f"/report/{SECRET}/",
    f"/report/{SECRET}/items/7/",
    f"/follow/confirm/{SECRET}/",
    f"/follow/own/{SECRET}/",
    f"/follow/leave/{SECRET}/",
    f"/account/invitation/{SECRET}/",
    f"/account/email/{SECRET}/",
    f"/account/password/new/2-{SECRET}/",
    # Mail programs join a link's parts as they like.
    f"/report//{SECRET}/",
    f"/follow//own//{SECRET}/",
]


def logging_settings() -> Any:
    return settings.LOGGING


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the console's handler writes."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    plain = logging_settings()["formatters"]["plain"]
    handler.setFormatter(RedactingFormatter(fmt=plain["format"], style=plain["style"]))
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


def test_root_handler_redacts() -> None:
    said = logging_settings()
    assert said["root"]["handlers"] == ["console"]
    assert said["handlers"]["console"]["formatter"] == "plain"
    assert said["formatters"]["plain"]["()"] == "config.logs.RedactingFormatter"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_refused_address_is_logged_without_its_secret(
    client: Client, log: io.StringIO, address: str, method: str
) -> None:
    getattr(client, method)(f"{address}nowhere/")
    getattr(client, method)(address)
    # A link for a new password that is too old is a page that says so, and nothing to log.
    assert ("[…]" in log.getvalue()) is ("/password/new/" not in address)
    assert SECRET not in log.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_fault_is_logged_without_the_secret_or_the_address(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    def broken(_self: object, _request: object) -> None:
        message = f"550 olena@example.org refused; asked for https://plan.example{address}?code={SECRET}"
        raise RuntimeError(message)

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.process_request", broken)
    assert Client(raise_request_exception=False).get(address).status_code == 500
    written = log.getvalue()
    assert "Traceback" in written
    assert SECRET not in written
    assert "olena" not in written


@pytest.mark.django_db
def test_letter_that_cannot_go_out_is_logged_without_its_reader(
    client: Client, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_message: object, *_: object, **__: object) -> None:
        raise OSError("550 olena@example.org: no such person")

    monkeypatch.setattr(mail.EmailMessage, "send", refused)
    User.objects.create_user("olena@example.org", "довгий-пароль-1")
    known = client.post("/account/password/forgotten/", {"email": "olena@example.org"})
    unknown = client.post("/account/password/forgotten/", {"email": "nobody@example.org"})
    assert known["Location"] == unknown["Location"]
    assert "could not be sent" in log.getvalue()
    assert "@" not in log.getvalue()


@pytest.mark.django_db
def test_whole_way_of_an_invitation_leaves_nothing_in_the_log(client: Client, log: io.StringIO) -> None:
    asked = invite(
        email="taras@example.org",
        name="Тарас",
        language="uk",
        city=verbivka(),
        role=Role.OBSERVER,
        body=None,
        actor=None,
    )
    assert asked is not None
    token = asked[1]
    said = {"name": "Тарас", "password1": "довгий-пароль-1", "password2": "довгий-пароль-1"}
    client.post(f"/account/invitation/{token}/", said)
    client.get(f"/account/invitation/{token}/")  # 410, which Django logs.
    client.post("/sign-in/", {"login": "taras@example.org", "password": "неправильний"})
    assert "/account/invitation/" in log.getvalue()
    for secret in (token, "taras@", "довгий", "неправильний"):
        assert secret not in log.getvalue()


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("to Олена@пошта.укр at once", "to […] at once"),
        ("GET /x?email=a.b%40example.org&n=1", "GET /x?email=[…]&n=1"),
        ("{'olena@example.org': (550, b'no')}", "{'[…]': (550, b'no')}"),
        ("/account/sso/city/login/callback/?code=abc&state=def", None),
        ("/account/email/sent/ and /account/password/new/done/", None),
        ("Not Found: /verbivka/plans/plan/1.1/", None),
        ("password='x1y2'", "password='[…]'"),
    ],
)
def test_redaction_takes_what_it_must_and_leaves_the_rest(said: str, written: str | None) -> None:
    if "callback" in said:
        written = "/account/sso/city/login/callback/?code=[…]&state=[…]"
    assert redacted(said) == (said if written is None else written)


def test_server_writes_no_line_for_each_request() -> None:
    """Its own log would have the addresses as they were asked for."""
    assert "access-log" not in (Path(__file__).parents[2] / "house" / "server.py").read_text()
