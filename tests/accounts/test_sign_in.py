"""Signing in and out, and being told in one's language what is wrong."""

from __future__ import annotations

import pytest
from django.test import Client

from townbook.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"


def test_person_signs_in_and_goes_on(client: Client) -> None:
    User.objects.create_user("olena@example.org", PASSWORD)
    response = client.post(
        "/sign-in/", {"login": "Olena@Example.org", "password": PASSWORD, "next": "/verbivka/desk/"}
    )
    assert response["Location"] == "/verbivka/desk/"
    assert client.post("/sign-out/")["Location"] == "/"


def test_person_never_goes_on_to_another_site(client: Client) -> None:
    User.objects.create_user("olena@example.org", PASSWORD)
    response = client.post(
        "/sign-in/", {"login": "olena@example.org", "password": PASSWORD, "next": "https://evil.example/"}
    )
    assert response["Location"] == "/desk/"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("uk", "Неправильна електронна адреса"),
        ("he", "אינן נכונות"),
        ("fa", "نادرست است"),
        ("en", "do not belong"),
    ],
)
def test_wrong_password_is_said_in_the_readers_language(client: Client, language: str, words: str) -> None:
    client.cookies["language"] = language
    response = client.post("/sign-in/", {"login": "olena@example.org", "password": "x"})
    assert words in response.content.decode()


def test_empty_form_is_answered(client: Client) -> None:
    assert client.post("/sign-in/", {"login": "\x00", "password": ""}).status_code == 200
