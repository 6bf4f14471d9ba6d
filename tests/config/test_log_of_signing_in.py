"""A day at the desk, and what the log has of it: no password, no token, no address."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings as django_settings
from django.core import mail
from django.test import Client

from config.logs import RedactingFormatter
from config.sign_in import sign_in_settings
from tests.openid_provider import CLIENT, SECRET, provider_process
from tests.year_of_work import YearOfWork, year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.services.grant_role import grant_role
from townbook.plans.services.issue_link import issue_link

if TYPE_CHECKING:
    from pytest_django import Settings

pytestmark = pytest.mark.django_db

ADDRESS, OTHER, PASSWORD, WRONG = (
    "olena@example.org",
    "taras@example.org",
    "довгий-пароль-1",
    "хибний-пароль-2",
)


@dataclass
class Log:
    """What is written, and each record of our own code before anything is taken out of it."""

    written: io.StringIO = field(default_factory=io.StringIO)
    own: list[str] = field(default_factory=list)

    def holds(self, secrets: set[str]) -> set[str]:
        text = self.written.getvalue() + "\n".join(self.own)
        return {secret for secret in secrets if secret in text}


class _OwnRecords(logging.Handler):
    """Takes them as they are: the redacting formatter is the second line, not the first."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self._kept.append(logging.Formatter().format(record))


@pytest.fixture
def log() -> Iterator[Log]:
    """All loggers: our own from DEBUG on, those of libraries from where the settings put them."""
    kept = Log()
    plain: dict[str, str] = django_settings.LOGGING["formatters"]["plain"]  # type: ignore[index]
    written = logging.StreamHandler(kept.written)
    written.setFormatter(RedactingFormatter(fmt=plain["format"], style="{"))
    root, own = logging.getLogger(), [logging.getLogger(name) for name in ("townbook", "config", "house")]
    levels = [each.level for each in own]
    handler = _OwnRecords(kept.own)
    root.addHandler(written)
    for each in own:
        each.setLevel(logging.DEBUG)
        each.addHandler(handler)
    yield kept
    root.removeHandler(written)
    for each, level in zip(own, levels, strict=True):
        each.setLevel(level)
        each.removeHandler(handler)


@pytest.fixture
def work() -> YearOfWork:
    return year_of_work()


@pytest.fixture
def user(work: YearOfWork) -> User:
    user = User.objects.create_user(ADDRESS, PASSWORD, name="Олена")
    grant_role(user=user, city=work.city, role=Role.ADMINISTRATOR, body=None)
    return user


def link_in_letter() -> str:
    found = re.search(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def last_part(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[1]


def test_signing_in_right_and_wrong(log: Log, user: User) -> None:
    secret = "JBSWY3DPEHPK3PXP"
    other = User.objects.create_user(OTHER, PASSWORD)
    TOTP.activate(other, secret)
    codes = RecoveryCodes.activate(other).get_unused_codes()
    client = Client()
    client.post("/sign-in/", {"login": OTHER, "password": PASSWORD})
    client.post("/account/second-step/", {"code": "123456"})
    client.post("/account/second-step/", {"code": codes[0]})
    session = client.cookies["sessionid"].value
    assert client.get("/account/").status_code == 200
    client.post("/sign-out/")
    statuses = [
        Client().post("/sign-in/", {"login": address, "password": WRONG}).status_code
        for address in (ADDRESS, "nobody@example.org")
        for _ in range(6)
    ]
    assert {200, 429} == set(statuses)
    logging.getLogger("django.request").warning("A line there is: %s", ADDRESS)
    secrets = {ADDRESS, OTHER, "nobody@example.org", PASSWORD, WRONG, secret, codes[0], session}
    assert log.holds(secrets) == set()
    assert "A line there is: […]" in log.written.getvalue()


def test_invitation_from_the_letter_to_the_desk(log: Log, user: User) -> None:
    administrator, client = Client(), Client()
    administrator.force_login(user)
    page = "/verbivka/desk/members/"
    said = {"email": OTHER, "name": "Тарас", "language": "uk", "role": "observer", "body": ""}
    administrator.post(page, {**said, "email": "none"})
    administrator.post(page, said)
    link = link_in_letter()
    for address in (link, f"{link}nowhere/", f"{link[:-3]}/"):
        client.get(address)
        client.post(address, {"name": "", "password1": "x", "password2": "y"})
    client.post(link, {"name": "Тарас", "password1": PASSWORD, "password2": PASSWORD})
    client.get(link)
    assert client.get("/verbivka/desk/").status_code == 200
    assert log.holds({OTHER, PASSWORD, last_part(link), last_part(link).split(".")[0]}) == set()


def test_new_password_by_letter(log: Log, user: User) -> None:
    client = Client()
    for address in (ADDRESS, "nobody@example.org"):
        client.post("/account/password/forgotten/", {"email": address})
    link = next(
        found[1]
        for letter in mail.outbox
        if (found := re.search(r"http://testserver(/account/password/new/\S+)", str(letter.body)))
    )
    client.get(f"{link}nowhere/")
    form = client.get(link)["Location"]
    client.post(form, {"password1": PASSWORD, "password2": WRONG})
    client.post(form, {"password1": WRONG, "password2": WRONG})
    client.get(link)
    user.refresh_from_db()
    assert user.check_password(WRONG)
    assert log.holds({ADDRESS, "nobody@example.org", PASSWORD, WRONG, last_part(link)}) == set()


def test_another_address_of_ones_own(log: Log, user: User) -> None:
    client = Client()
    client.post("/sign-in/", {"login": ADDRESS, "password": PASSWORD})
    client.post("/account/again/?next=/account/email/", {"password": PASSWORD})
    client.post("/account/email/", {"email": OTHER, "action_add": ""})
    link = link_in_letter()
    client.get(f"{link}nowhere/")
    client.post(link)
    user.refresh_from_db()
    assert user.email == OTHER
    assert log.holds({ADDRESS, OTHER, PASSWORD, last_part(link)}) == set()


def test_reporting_link_good_and_damaged(log: Log, work: YearOfWork) -> None:
    _link, token = issue_link(period=work.period, body=work.roads, recipient="Олена", actor=None)
    client = Client()
    for address in (
        f"/report/{token}/",
        f"/report/{token}x/",
        f"/report/{token}/items/0/",
        f"/report/{token}/no/",
    ):
        client.get(address)
        client.post(address, {"text": f"Пишіть на {ADDRESS}"})
    assert "[…]" in log.written.getvalue()
    assert log.holds({token, ADDRESS}) == set()


def test_way_back_from_single_sign_on(log: Log, user: User, settings: Settings) -> None:
    secrets = {ADDRESS, SECRET}
    with provider_process() as provider:
        environment = {
            "TOWNBOOK_OIDC_CITY_SERVER": provider.address,
            "TOWNBOOK_OIDC_CITY_CLIENT_ID": CLIENT,
            "TOWNBOOK_OIDC_CITY_SECRET": SECRET,
        }
        settings.SOCIALACCOUNT_PROVIDERS = sign_in_settings(environment, tls=False)["SOCIALACCOUNT_PROVIDERS"]
        for fault in ("", "signature", "nonce", "server error", "no token"):
            provider.lie(fault)
            secrets |= way_there_and_back(Client())
    assert len(secrets) > 20
    assert "Single sign-on by city failed: InvalidSignatureError" in log.written.getvalue()
    assert log.holds(secrets) == set()


def way_there_and_back(client: Client) -> set[str]:
    """Once over the service, twice back, and to where nothing is; the secrets of the addresses."""
    there = client.get("/account/sso/city/login/")["Location"]
    back = requests.get(f"{there}&who=olena", allow_redirects=False, timeout=20).headers["Location"]
    client.get(back.removeprefix("http://testserver"))
    assert client.get(back.removeprefix("http://testserver")).status_code == 400
    client.get(f"/account/sso/city/nowhere/?{urlsplit(back).query}")
    said = [parse_qs(urlsplit(address).query) for address in (there, back)]
    names = ("code", "state", "nonce", "code_challenge")
    return {value for query in said for name in names for value in query.get(name, [])}
