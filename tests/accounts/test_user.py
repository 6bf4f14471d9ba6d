"""People who sign in by email address."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction

from townbook.accounts.models import User

pytestmark = pytest.mark.django_db

SECRET = "слово-до-слова"


def test_address_in_any_letter_case_is_one_person() -> None:
    user = User.objects.create_user(" Olena@Verbivka.Example ", SECRET)
    assert user.email == "olena@verbivka.example"
    assert authenticate(username="OLENA@verbivka.example", password=SECRET) == user
    assert authenticate(username="olena@verbivka.example", password=SECRET + "?") is None


def test_user_without_a_password_cannot_sign_in() -> None:
    user = User.objects.create_user("olena@verbivka.example")
    assert not user.has_usable_password()
    assert authenticate(username=user.email, password="") is None


def test_user_who_may_not_sign_in_cannot() -> None:
    User.objects.create_user("olena@verbivka.example", SECRET, is_active=False)
    assert authenticate(username="olena@verbivka.example", password=SECRET) is None


def test_database_refuses_the_same_address_twice_and_capitals() -> None:
    User.objects.create_user("olena@verbivka.example")
    for address in ("olena@verbivka.example", "Taras@verbivka.example"):
        with pytest.raises(IntegrityError), transaction.atomic():
            User.objects.create(email=address)


def test_user_is_called_by_name_else_by_address() -> None:
    assert str(User(email="olena@verbivka.example")) == "olena@verbivka.example"
    assert str(User(email="olena@verbivka.example", name="Олена")) == "Олена"
