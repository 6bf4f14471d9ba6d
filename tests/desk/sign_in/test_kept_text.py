"""A session that ends in the middle of a text loses no word, and gives none to anybody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from tests.cast import nahal_tut, verbivka
from townbook.accounts.models import User
from townbook.accounts.sessions import RENEWED
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role

pytestmark = pytest.mark.django_db

PAGE = "/verbivka/desk/city/"
PASSWORD = "довгий-пароль-1"
WORDS = 'Ми посадили сорок верб\nна обох берегах. <b>І квіти</b> & "трави"'
SENT = {"home_text_uk": WORDS, "accent": "#ffd700", "many": ["one", "two"]}


@pytest.fixture
def city() -> City:
    return verbivka()


@pytest.fixture
def olena(city: City) -> User:
    user = User.objects.create_user("olena@example.org", PASSWORD, name="Олена")
    grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)
    return user


def signed_out(user: User) -> Client:
    """The browser of somebody whose session has just come to its end."""
    client = Client()
    client.force_login(user)
    session = client.session
    session[RENEWED] = "2026-01-01"
    session.save()
    client.get("/desk/")
    client.session.delete()
    return client


def form_of(page: str) -> Any:
    root: Any = html.document_fromstring(page)
    return root.xpath("//main//form")[0]


def hidden(page: str) -> list[tuple[str, str]]:
    form = form_of(page)
    return [(field.get("name"), field.get("value")) for field in form.xpath(".//input[@type='hidden']")]


def sealed(page: str) -> str:
    return dict(hidden(page))["kept"]


def test_form_of_somebody_signed_out_is_kept_and_sent_after_signing_in(olena: User, city: City) -> None:
    client = signed_out(olena)
    kept = client.post(f"{PAGE}?from=menu", {**SENT, "csrfmiddlewaretoken": "old"})
    assert kept.status_code == 401
    assert kept["Cache-Control"] == "no-store"
    page = kept.content.decode()
    assert "Ми посадили сорок верб" in page
    city.refresh_from_db()
    assert city.accent == ""
    answer = client.post(
        "/sign-in/go-on/", {"kept": sealed(page), "login": olena.email, "password": PASSWORD}
    )
    assert answer["Location"] == "/sign-in/go-on/"
    confirmation = client.get("/sign-in/go-on/").content.decode()
    assert "Олена" in confirmation
    form = form_of(confirmation)
    assert form.get("action") == f"{PAGE}?from=menu"
    fields = hidden(confirmation)
    assert [name for name, _value in fields].count("csrfmiddlewaretoken") == 1
    assert [(name, value) for name, value in fields if name != "csrfmiddlewaretoken"] == [
        ("home_text_uk", WORDS),
        ("accent", "#ffd700"),
        ("many", "one"),
        ("many", "two"),
    ]


def test_wrong_password_loses_nothing(olena: User) -> None:
    client = signed_out(olena)
    value = sealed(client.post(PAGE, SENT).content.decode())
    for _ in range(2):
        answer = client.post("/sign-in/go-on/", {"kept": value, "login": olena.email, "password": "x"})
        page = answer.content.decode()
        assert answer.status_code == 401
        assert "do not belong together" in page
        assert "Ми посадили сорок верб" in page
        value = sealed(page)


def test_signing_in_elsewhere_is_enough(olena: User) -> None:
    client = signed_out(olena)
    value = sealed(client.post(PAGE, SENT).content.decode())
    early = client.post("/sign-in/go-on/", {"kept": value, "signed-in": "1", "login": "", "password": ""})
    assert early.status_code == 401
    assert "not signed in yet" in early.content.decode()
    client.force_login(olena)
    page = client.post("/sign-in/go-on/", {"kept": value, "signed-in": "1"})
    assert page.status_code == 200
    assert dict(hidden(page.content.decode()))["home_text_uk"] == WORDS


def test_somebody_else_who_signs_in_neither_sees_nor_sends_it(olena: User, city: City) -> None:
    ivan = User.objects.create_user("ivan@example.org", PASSWORD)
    grant_role(user=ivan, city=city, role=Role.ADMINISTRATOR, body=None)
    client = signed_out(olena)
    value = sealed(client.post(PAGE, SENT).content.decode())
    client.post("/sign-in/go-on/", {"kept": value, "login": ivan.email, "password": PASSWORD})
    page = client.get("/sign-in/go-on/")
    assert page.status_code == 403
    assert "верб" not in page.content.decode()


def test_member_of_another_city_gets_nothing_out_of_it(city: City) -> None:
    stranger = User.objects.create_user("dana@example.org", PASSWORD)
    grant_role(user=stranger, city=nahal_tut(), role=Role.ADMINISTRATOR, body=None)
    client = Client()
    value = sealed(client.post(PAGE, SENT).content.decode())
    client.force_login(stranger)
    assert client.post("/sign-in/go-on/", {"kept": value}).status_code == 404


def test_words_of_one_browser_are_nothing_in_another(olena: User) -> None:
    value = sealed(signed_out(olena).post(PAGE, SENT).content.decode())
    other = Client()
    other.force_login(olena)
    page = other.post("/sign-in/go-on/", {"kept": value})
    assert page.status_code == 410
    assert "верб" not in page.content.decode()
    assert other.post("/sign-in/go-on/", {"kept": f"{value}x"}).status_code == 410
    assert other.get("/sign-in/go-on/").status_code == 410


def test_files_and_passwords_are_not_kept_and_files_are_named(olena: User) -> None:
    file = SimpleUploadedFile("герб.png", b"secret-bytes", "image/png")
    page = signed_out(olena).post(PAGE, {**SENT, "logo": file, "password": "h1dden-w0rd"}).content.decode()
    assert "герб.png" in page
    assert "secret-bytes" not in page
    assert "h1dden-w0rd" not in page


def test_what_is_too_long_to_carry_is_shown_to_be_copied(olena: User) -> None:
    client = signed_out(olena)
    response = client.post(PAGE, {"home_text_uk": "long words " * 100_000})
    page = response.content.decode()
    assert response.status_code == 401
    assert 'name="kept"' not in page
    assert page.count("long words ") > 99_000


def test_scripts_of_a_page_are_only_told(olena: User) -> None:
    client = signed_out(olena)
    answer = client.post(PAGE, SENT, headers={"X-Townbook-Part": "entry"})
    assert (answer.status_code, answer.content) == (401, b"")


def test_script_of_one_person_does_not_write_for_the_next(olena: User) -> None:
    client = Client()
    client.force_login(olena)
    part = {"X-Townbook-Part": "entry", "X-Townbook-Author": str(olena.pk + 1)}
    assert client.post(PAGE, SENT, headers=part).status_code == 401


def test_stale_token_of_an_own_page_loses_nothing(olena: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(olena)
    here = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
    page = client.post(PAGE, {**SENT, "csrfmiddlewaretoken": "x" * 64}, headers=here)
    assert page.status_code == 200
    assert dict(hidden(page.content.decode()))["home_text_uk"] == WORDS


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "null"},
        {},
    ],
)
def test_form_of_another_site_is_not_even_shown(olena: User, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        page = client.post(PAGE, SENT, headers=headers)
        assert page.status_code == 403
        assert "верб" not in page.content.decode()
        client.force_login(olena)


def test_second_step_keeps_the_words(olena: User) -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: PLC0415 - needs no set-up
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415

    TOTP.activate(olena, "JBSWY3DPEHPK3PXP")
    codes = RecoveryCodes.activate(olena).get_unused_codes()
    client = signed_out(olena)
    value = sealed(client.post(PAGE, SENT).content.decode())
    said = {"kept": value, "login": olena.email, "password": PASSWORD}
    assert client.post("/sign-in/go-on/", said)["Location"] == "/account/second-step/"
    answer = client.post("/account/second-step/", {"code": codes[0]})
    assert answer["Location"] == "/sign-in/go-on/"
    assert dict(hidden(client.get("/sign-in/go-on/").content.decode()))["home_text_uk"] == WORDS


def test_words_that_wait_for_the_second_step_are_for_nobody_else(olena: User, city: City) -> None:
    from allauth.mfa.totp.internal.auth import TOTP  # noqa: PLC0415 - needs no set-up

    TOTP.activate(olena, "JBSWY3DPEHPK3PXP")
    ivan = User.objects.create_user("ivan@example.org", PASSWORD)
    grant_role(user=ivan, city=city, role=Role.ADMINISTRATOR, body=None)
    # Nothing tells who wrote it; the password does.
    client = Client()
    value = sealed(client.post(PAGE, SENT).content.decode())
    client.post("/sign-in/go-on/", {"kept": value, "login": olena.email, "password": PASSWORD})
    waiting = client.get("/sign-in/go-on/")
    assert waiting["Location"] == "/sign-in/?next=/sign-in/go-on/"
    client.force_login(ivan)
    page = client.get("/sign-in/go-on/")
    assert page.status_code == 403
    assert "верб" not in page.content.decode()
