"""A person's own name and language."""

from __future__ import annotations

import pytest
from django.test import Client

from townbook.accounts.models import User
from townbook.accounts.names import plain_name

pytestmark = pytest.mark.django_db

PAGE = "/account/person/"


@pytest.fixture
def user(client: Client) -> User:
    user = User.objects.create_user("olena@example.org", "довгий-пароль-1", name="Олена", language="uk")
    client.force_login(user)
    return user


def test_person_changes_their_name_and_language(client: Client, user: User) -> None:
    answer = client.post(PAGE, {"name": "  Олена\tКоваль ", "language": "fa"}, follow=True)
    user.refresh_from_db()
    assert (user.name, user.language) == ("Олена Коваль", "fa")
    assert client.cookies["language"].value == "fa"
    page = answer.content.decode()
    assert '<html lang="fa" dir="rtl">' in page
    assert "<bdi>Олена Коваль</bdi>" in page
    assert 'role="status"' in page


@pytest.mark.parametrize("name", ["", "   ", "\u202e", "я" * 201])
def test_name_that_is_none_is_refused(client: Client, user: User, name: str) -> None:
    answer = client.post(PAGE, {"name": name, "language": "uk"})
    assert answer.status_code == 422
    user.refresh_from_db()
    assert user.name == "Олена"


def test_language_that_is_none_of_ours_is_refused(client: Client, user: User) -> None:
    assert client.post(PAGE, {"name": "Олена", "language": "xx"}).status_code == 422


def test_nobody_changes_somebody_else(client: Client, user: User) -> None:
    other = User.objects.create_user("ivan@example.org", name="Іван")
    client.post(PAGE, {"name": "Олена К", "language": "uk", "user": other.pk, "email": "x@example.org"})
    other.refresh_from_db()
    user.refresh_from_db()
    assert (other.name, user.name, user.email) == ("Іван", "Олена К", "olena@example.org")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Дана\r\nBcc: x", "Дана Bcc: x"),
        ("\u202eабв\u2066г", "абвг"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("й", "й"),
    ],
)
def test_name_is_one_line_without_signs_that_turn_the_text(name: str, plain: str) -> None:
    assert plain_name(name) == plain
