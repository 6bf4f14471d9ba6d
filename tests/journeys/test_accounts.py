"""An administrator invites somebody, who begins with a passkey on a phone, and comes back with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail

from tests.cast import anarabad, nahal_tut, verbivka
from tests.journeys.visit import Visit, visit
from tests.year_of_work import year_of_work
from townbook.accounts.models import User
from townbook.cities.enums import Role
from townbook.cities.models import City
from townbook.cities.services.grant_role import grant_role
from townbook.plans.models import Report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "довгий-пароль-1"
TOWNS = {"he": nahal_tut, "fa": anarabad, "uk": verbivka}
NAMES = {"he": "דנה כהן", "fa": "مریم احمدی", "uk": "Тарас Коваль"}


def administrator_of(city: City) -> User:
    user = User.objects.create_user("administrator@example.org", PASSWORD, name="Administrator")
    grant_role(user=user, city=city, role=Role.ADMINISTRATOR, body=None)
    return user


def sign_in(window: Visit, address: str) -> None:
    window.page.locator("input[name=login]").fill(address)
    window.page.locator("input[name=password]").fill(PASSWORD)
    window.follow(window.page.locator("main form .button:not(.quiet)"))


def invited(window: Visit, city: City, language: str) -> str:
    """The link in the letter that the administrator has sent."""
    page = window.page
    window.open(f"/{city.slug}/desk/members/")
    sign_in(window, "administrator@example.org")
    page.locator("#id_email").fill("begins@example.org")
    page.locator("#id_name").fill(NAMES[language])
    page.locator("#id_role").select_option("strategy editor")
    window.fits()
    window.is_free_of_barriers()
    window.follow(page.locator("section form .button"))
    assert page.locator("[role=status]").is_visible()
    page.locator("details summary").last.click()
    window.fits()
    window.is_free_of_barriers()
    found = re.search(r"/account/invitation/\S+", str(mail.outbox[-1].body))
    assert found is not None
    return found[0]


def with_authenticator(window: Visit) -> CDPSession:
    """A phone that knows its owner by finger, made by the browser itself."""
    devices = window.page.context.new_cdp_session(window.page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devices


@pytest.mark.parametrize("language", ["he", "fa"])
def test_person_begins_with_a_passkey_and_comes_back_with_it(
    browser: Browser, live_server: LiveServer, language: str
) -> None:
    city = TOWNS[language]()
    administrator_of(city)
    with visit(browser, live_server, 1280, scripts=True, accept=language) as window:
        link = invited(window, city, language)
    with visit(browser, live_server, 390, scripts=True, accept=language) as window:
        page = window.page
        with_authenticator(window)
        window.open(link)
        assert page.locator("html").get_attribute("dir") == "rtl"
        window.fits()
        window.is_free_of_barriers()
        window.follow(page.locator("button[name=passkey]"))
        window.fits()
        window.is_free_of_barriers()
        page.locator("#id_name").fill("Phone")
        window.follow(page.locator("form[data-passkey] button"))
        assert page.locator(".codes li").count() == 10
        window.fits()
        window.is_free_of_barriers()
        window.open("/account/")
        assert page.locator(".account").get_by_text("Phone").is_visible()
        window.is_free_of_barriers()
        window.follow(page.locator(".signed-in button"))
        window.open(f"/sign-in/?next=/{city.slug}/desk/")
        window.fits()
        window.is_free_of_barriers()
        window.follow(page.locator(".ways a").first)
        window.fits()
        window.is_free_of_barriers()
        window.follow(page.locator("form[data-passkey] button"))
        assert page.url == f"{live_server.url}/{city.slug}/desk/"
    assert not User.objects.get(email="begins@example.org").has_usable_password()


def test_passkey_page_says_what_is_missing_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    with visit(browser, live_server, 390, scripts=False, accept="uk") as window:
        window.open("/sign-in/passkey/")
        assert (
            window.page.locator("noscript").inner_text().startswith("Для ключа доступу потрібен JavaScript")
        )
        assert window.page.locator("form[data-passkey] button").is_disabled()


def test_device_that_refuses_is_said(browser: Browser, live_server: LiveServer) -> None:
    with visit(browser, live_server, 390, scripts=True, accept="uk") as window:
        devices = with_authenticator(window)
        window.open("/sign-in/passkey/")
        # There is a phone, and no passkey in it.
        window.page.locator("form[data-passkey] button").click()
        window.page.locator("[data-part=passkey-failed]").wait_for()
        window.is_free_of_barriers()
        devices.send("WebAuthn.disable")


@pytest.mark.parametrize(
    ("language", "width", "scripts"), [("he", 390, True), ("uk", 1280, False), ("fa", 390, False)]
)
def test_session_that_ends_in_a_text_loses_no_word(
    browser: Browser, live_server: LiveServer, language: str, width: int, *, scripts: bool
) -> None:
    city = TOWNS[language]()
    user = administrator_of(city)
    words = f"{NAMES[language]}: <b>40</b> & 18,5\n" * 5
    with visit(browser, live_server, width, scripts=scripts, accept=language) as window:
        page = window.page
        window.open(f"/{city.slug}/desk/city/")
        sign_in(window, user.email)
        page.locator(f"#id_home_text_{language}").fill(words)
        session = next(each for each in page.context.cookies() if each["name"] == "sessionid")
        page.context.clear_cookies(name="sessionid")
        assert session["httpOnly"]
        window.follow(page.locator("main form .button"))
        # A browser notes the 401 in its console; it is meant.
        window.complaints[:] = [each for each in window.complaints if "401" not in each]
        assert page.locator("blockquote").inner_text().startswith(NAMES[language])
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        sign_in(window, user.email)
        assert page.locator("blockquote").inner_text().startswith(NAMES[language])
        window.fits()
        if scripts:
            window.is_free_of_barriers()
        window.follow(page.locator("main form .button"))
        assert page.locator("[role=status]").is_visible()
    city.refresh_from_db()
    assert city.home_texts[language].replace("\r\n", "\n").strip() == words.strip()


@pytest.mark.parametrize("somebody_else", [False, True], ids=["same", "another"])
def test_form_that_saves_by_itself_keeps_its_words_until_its_writer_is_back(
    browser: Browser, live_server: LiveServer, *, somebody_else: bool
) -> None:
    work = year_of_work()
    for name in ("olena", "ivan"):
        user = User.objects.create_user(f"{name}@example.org", PASSWORD, name=name)
        grant_role(user=user, city=work.city, role=Role.BODY_REPORTER, body=work.roads)
    with visit(browser, live_server, 390, scripts=True, accept="uk") as window:
        page = window.page
        address = f"/verbivka/desk/periods/{work.period.pk}/bodies/{work.roads.key}/form/"
        window.open(f"/sign-in/?next={address}")
        sign_in(window, "olena@example.org")
        page.context.clear_cookies(name="sessionid")
        entry = page.locator(f"#item-{work.bridge.pk}")
        entry.locator("textarea[name=text]").fill("Оглянуто всі опори мосту")
        link = entry.locator("[data-part=saved] a")
        link.wait_for()
        assert (link.get_attribute("target"), link.get_attribute("href")) == ("_blank", "/sign-in/")
        window.fits()
        window.is_free_of_barriers()
        window.complaints[:] = [each for each in window.complaints if "401" not in each]
        assert not Report.objects.filter(text__contains="опори").exists()
        with page.context.expect_page() as opened:
            link.click()
        tab = Visit(opened.value, live_server.url)
        sign_in(tab, "ivan@example.org" if somebody_else else "olena@example.org")
        with page.expect_response(lambda answer: "/items/" in answer.url) as answered:
            entry.locator("textarea[name=text]").press_sequentially("!")
        assert answered.value.status == (401 if somebody_else else 200)
        window.complaints[:] = [each for each in window.complaints if "401" not in each]
    found = Report.objects.filter(text="!Оглянуто всі опори мосту") | Report.objects.filter(
        text="Оглянуто всі опори мосту!"
    )
    assert found.exists() is not somebody_else


@pytest.mark.parametrize(
    ("language", "width", "scheme"), [("fa", 390, "light"), ("he", 1280, "dark"), ("uk", 390, "dark")]
)
def test_pages_of_ones_own_account_have_no_barrier(
    browser: Browser, live_server: LiveServer, language: str, width: int, scheme: Any
) -> None:
    city = TOWNS[language]()
    user = administrator_of(city)
    with visit(browser, live_server, width, scripts=True, accept=language) as window:
        page = window.page
        page.emulate_media(color_scheme=scheme)
        for path in ("/account/password/forgotten/", "/account/password/forgotten/sent/", "/account/closed/"):
            window.open(path)
            window.fits()
            window.is_free_of_barriers()
        window.open("/sign-in/?next=/account/app/add/")
        sign_in(window, user.email)
        # Something important: the password once more.
        window.is_free_of_barriers()
        page.locator("input[name=password]").fill(PASSWORD)
        window.follow(page.locator("main form .button"))
        assert page.locator(".totp").is_visible()
        window.fits()
        window.is_free_of_barriers()
        page.locator("input[name=code]").fill("000000")
        window.follow(page.locator("main form .button"))
        window.is_free_of_barriers()
        for path in (
            *("/account/email/", "/account/password/change/", "/account/person/", "/account/sessions/"),
            *("/desk/", "/account/"),
        ):
            window.open(path)
            window.fits()
            window.is_free_of_barriers()
        TOTP.activate(user, "JBSWY3DPEHPK3PXP")
        window.follow(page.locator(".signed-in button"))
        window.open("/sign-in/")
        sign_in(window, user.email)
        assert page.url == f"{live_server.url}/account/second-step/"
        window.fits()
        window.is_free_of_barriers()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("language", ["uk", "he", "fa"])
def test_person_ends_a_session_elsewhere_and_changes_their_name(
    browser: Browser, live_server: LiveServer, language: str, *, scripts: bool
) -> None:
    city = TOWNS[language]()
    user = administrator_of(city)
    with (
        visit(browser, live_server, 1280, scripts=scripts, accept=language) as elsewhere,
        visit(browser, live_server, 390, scripts=scripts, accept=language) as window,
    ):
        for each in (elsewhere, window):
            each.open(f"/sign-in/?next=/{city.slug}/desk/")
            sign_in(each, user.email)
        page = window.page
        window.follow(page.locator(".signed-in a"))
        window.follow(page.locator("a[href='/account/sessions/']"))
        assert page.locator(".sessions li").count() == 2
        window.fits()
        window.follow(page.locator("form[action='/account/sessions/end/'] button"))
        assert page.locator("[role=status]").is_visible()
        assert page.locator(".sessions li").count() == 1
        window.fits()
        elsewhere.open(f"/{city.slug}/desk/")
        assert elsewhere.page.url.startswith(f"{live_server.url}/sign-in/")
        window.open("/account/")
        window.follow(page.locator("a[href='/account/person/']"))
        page.locator("#id_name").fill(NAMES[language])
        page.locator("#id_language").select_option(language)
        window.follow(page.locator("main form .button"))
        assert page.locator("[role=status]").is_visible()
        assert page.locator(".account").get_by_text(NAMES[language]).is_visible()
        window.fits()
        if scripts:
            window.is_free_of_barriers()
    user.refresh_from_db()
    assert (user.name, user.language) == (NAMES[language], language)
