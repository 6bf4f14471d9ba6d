"""Every page and letter of signing in speaks the reader's language, and nothing of allauth's own is left."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from lxml import html

from townbook.accounts.models import User

pytestmark = pytest.mark.django_db

PASSWORD = "довгий-пароль-1"
ADDRESS = "olena@example.org"

KNOWN = {"townbook", "javascript", "https", "name", "city", "example"}
"""Words of Latin letters that stand in every language: names of things, and an address as an example."""

ENTRANCE = [
    "/sign-in/",
    "/sign-in/passkey/",
    "/account/sign-up/",
    "/account/closed/",
    "/account/email/sent/",
    "/account/email/damaged/",
    "/account/password/forgotten/",
    "/account/password/forgotten/sent/",
    "/account/password/new/done/",
    "/account/password/new/2-damaged/",
    "/account/sso/cancelled/",
    "/account/invitation/damaged/",
    "/sign-in/go-on/",
]
INSIDE = [
    "/account/",
    "/account/again/",
    "/account/again/code/",
    "/account/email/",
    "/account/password/change/",
    "/account/app/remove/",
    "/account/recovery-codes/",
    "/account/recovery-codes/new/",
    "/account/passkeys/add/",
    "/desk/",
    "/sign-out/",
]


def latin_words(page: str) -> set[str]:
    """Words in Latin letters that a reader sees or hears, but for addresses and what is marked as such."""
    root: Any = html.document_fromstring(page)
    for each in root.xpath("//script | //style | //bdi | //code | //nav"):
        each.drop_tree()
    for each in root.xpath("//*[@lang='en']"):
        each.drop_tree()
    text = " ".join(root.xpath("//body//text() | //title/text() | //@aria-label | //@alt | //@placeholder"))
    return {word.lower() for word in re.findall(r"[A-Za-z]{2,}", text)} - KNOWN


@pytest.fixture
def user() -> User:
    return User.objects.create_user(ADDRESS, PASSWORD, name="Олена")


@pytest.fixture(params=["uk", "he", "fa"])
def reader(request: pytest.FixtureRequest, client: Client) -> Client:
    """A browser that has chosen one of the languages that are not English."""
    client.cookies["language"] = request.param
    return client


def test_the_measure_finds_english_words() -> None:
    assert latin_words("<body><p>Sign in, Townbook</p><code>abc</code></body>") == {"sign", "in"}


@pytest.mark.parametrize("path", ENTRANCE)
def test_entrance_has_no_foreign_word(reader: Client, path: str) -> None:
    response = reader.get(path)
    assert response.status_code in {200, 401, 410}, path
    assert latin_words(response.content.decode()) == set()


@pytest.mark.parametrize("path", INSIDE)
def test_own_account_has_no_foreign_word(reader: Client, user: User, path: str) -> None:
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    sign_in_fresh(reader, user)
    response = reader.get(path)
    assert response.status_code == 200, path
    assert latin_words(response.content.decode()) == set()


def sign_in_fresh(client: Client, user: User) -> None:
    """Signed in, and proved again just now, as important pages want it."""
    client.force_login(user)
    assert client.post("/account/again/?next=/account/", {"password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/sign-in/", {"login": "", "password": ""}),
        ("/sign-in/", {"login": "nobody", "password": "x"}),
        ("/sign-in/", {"login": "nobody@example.org", "password": "x"}),
        ("/account/password/forgotten/", {"email": "nobody"}),
        ("/account/password/forgotten/", {"email": ""}),
    ],
)
def test_what_is_wrong_at_the_entrance_has_no_foreign_word(
    reader: Client, path: str, said: dict[str, str]
) -> None:
    page = reader.post(path, said).content.decode()
    assert "errorlist" in page
    assert latin_words(page) == set()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/account/password/change/", {"oldpassword": "x", "password1": "1", "password2": "2"}),
        ("/account/password/change/", {"oldpassword": PASSWORD, "password1": "password", "password2": "a"}),
        ("/account/password/change/", {"oldpassword": "", "password1": "", "password2": ""}),
        ("/account/password/change/", {"oldpassword": PASSWORD, "password1": "olena@exa", "password2": "b"}),
        ("/account/email/", {"email": "nobody", "action_add": ""}),
        ("/account/email/", {"email": ADDRESS, "action_add": ""}),
        ("/account/again/", {"password": "x"}),
        ("/account/again/code/", {"code": "x"}),
        ("/account/app/add/", {"code": "x"}),
        ("/account/passkeys/add/", {"name": "x", "credential": "{}"}),
    ],
)
def test_what_is_wrong_inside_has_no_foreign_word(
    reader: Client, user: User, path: str, said: dict[str, str]
) -> None:
    if "code" in path:
        TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    sign_in_fresh(reader, user)
    page = reader.post(path, said).content.decode()
    assert "errorlist" in page, path
    assert latin_words(page) == set()


def test_page_of_the_app_has_no_foreign_word(reader: Client, user: User) -> None:
    sign_in_fresh(reader, user)
    assert latin_words(reader.get("/account/app/add/").content.decode()) == set()


def test_person_without_a_password_sets_one(reader: Client) -> None:
    reader.force_login(User.objects.create_user(ADDRESS, None, name="Олена"))
    assert latin_words(reader.get("/account/password/set/").content.decode()) == set()
    said = {"password1": PASSWORD, "password2": PASSWORD}
    assert reader.post("/account/password/set/", said)["Location"] == "/account/"
    page = reader.get("/account/").content.decode()
    assert 'role="status"' in page
    assert latin_words(page) == set()


def test_letters_have_no_foreign_word(reader: Client, user: User) -> None:
    reader.post("/account/password/forgotten/", {"email": ADDRESS})
    reader.post("/account/password/forgotten/", {"email": "nobody@example.org"})
    sign_in_fresh(reader, user)
    reader.post("/account/email/", {"email": "new@example.org", "action_add": ""})
    said = {"oldpassword": PASSWORD, "password1": "зовсім-інший-9", "password2": "зовсім-інший-9"}
    reader.post("/account/password/change/", said)
    assert [letter.to[0] for letter in mail.outbox] == [
        ADDRESS,
        "nobody@example.org",
        "new@example.org",
        ADDRESS,
    ]
    for letter in mail.outbox:
        text = re.sub(r"http\S+", "", f"{letter.subject}\n{letter.body}")
        assert {word.lower() for word in re.findall(r"[A-Za-z]{2,}", text)} <= KNOWN, text


def test_letter_is_in_the_persons_language_whoever_asks(client: Client, user: User) -> None:
    User.objects.update(language="fa")
    client.cookies["language"] = "he"
    client.post("/account/password/forgotten/", {"email": user.email})
    assert "گذرواژه" in mail.outbox[0].subject
    assert EmailAddress.objects.get(user=user).verified
