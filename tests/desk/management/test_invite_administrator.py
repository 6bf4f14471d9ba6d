"""Whoever runs the installation invites a city's first administrator; nobody else could."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from tests.cast import nahal_tut, verbivka
from tests.desk.people import person
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import Change, City, Membership

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS, PASSWORD = "olena@example.org", "довгий-пароль-1"


@pytest.fixture(autouse=True)
def site(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TOWNBOOK_URL = "https://plan.example"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.fixture
def city() -> City:
    return verbivka()


def run(city: str = "verbivka", address: str = ADDRESS, name: str = "Олена", **options: str) -> str:
    said = StringIO()
    call_command("invite_administrator", city, address, name=name, stdout=said, **options)
    return said.getvalue()


def roles(city: City) -> list[tuple[str, str]]:
    return list(Membership.objects.filter(city=city).values_list("user__email", "role").order_by("id"))


def test_first_administrator_comes_by_the_letter_and_opens_the_desk(city: City) -> None:
    assert run() == "The letter is on its way. Its link opens for seven days.\n"
    (letter,) = mail.outbox
    assert letter.to == [ADDRESS]
    assert "Вербівка" in letter.subject
    link = re.search(r"https://plan\.example(/account/invitation/\S+)", str(letter.body))
    assert link is not None
    client = Client()
    client.post(link[1], {"password1": PASSWORD, "password2": PASSWORD, "name": "Олена"})
    assert client.get("/verbivka/desk/members/").status_code == 200
    assert roles(city) == [(ADDRESS, Role.ADMINISTRATOR)]


def test_letter_speaks_the_language_that_is_asked_for(city: City) -> None:
    run(language="he")
    assert re.search("[א-ת]", str(mail.outbox[0].body)) is not None


def test_history_holds_the_role_and_no_address(city: City) -> None:
    run()
    change = Change.objects.get(city=city, record="membership")
    assert ADDRESS not in f"{change.label}{change.before}{change.after}{change.reason}"


def test_somebody_who_works_there_needs_no_letter(city: City) -> None:
    person("olena", city, Role.OBSERVER)
    assert run(address="olena@example.org") == (
        "This person works for the city already, and is an administrator now.\n"
    )
    assert mail.outbox == []
    assert roles(city) == [
        ("olena@example.org", Role.OBSERVER),
        ("olena@example.org", Role.ADMINISTRATOR),
    ]


def test_nobody_of_another_city_gets_anything(city: City) -> None:
    other = nahal_tut()
    run()
    assert roles(other) == []


def test_letter_in_a_folder_is_said_where_it_lies(city: City, settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    assert run() == f"No mail server is set, so the letter with the link lies in {tmp_path}.\n"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"city": "nowhere"}, "There is no city “nowhere”. create_city takes one in."),
        ({"address": "olena"}, "“olena” is no mail address."),
        ({"name": " \u202e "}, "Say the person’s first and last name with --name."),
        ({"name": "О" * 201}, "Say the person’s first and last name with --name."),
    ],
)
def test_wrong_input_is_said_and_changes_nothing(city: City, given: dict[str, str], sentence: str) -> None:
    with pytest.raises(CommandError, match=f"^{re.escape(sentence)}$"):
        run(**given)
    assert User.objects.count() == 0
    assert mail.outbox == []


def test_without_the_sites_address_nothing_is_done(city: City, settings: Settings) -> None:
    settings.TOWNBOOK_URL = ""
    with pytest.raises(CommandError, match="TOWNBOOK_URL"):
        run()
    assert User.objects.count() == 0


def test_mail_server_that_says_no_is_told(city: City, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(CommandError, match="could not be sent"):
        run()
    assert roles(city) == [(ADDRESS, Role.ADMINISTRATOR)]
