"""The language of the pages: chosen, remembered, else the city's, else the browser's."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from tests.cast import anarabad
from townbook.ui.interface_language import LanguageMiddleware, interface_of


def spoken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language() or "")


def answer(path: str = "/", *, cookie: str = "", accept: str = "") -> HttpResponse:
    request = RequestFactory().get(path, headers={"accept-language": accept})
    if cookie:
        request.COOKIES["language"] = cookie
    response = LanguageMiddleware(spoken)(request)
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize(
    ("cookie", "accept", "language"),
    [
        ("", "", "en"),
        ("", "uk-UA,uk;q=0.9", "uk"),
        ("", "de,fa;q=0.5", "fa"),
        ("", "de", "en"),
        ("he", "uk", "he"),
        ("xx", "uk", "uk"),
        ("\x00", "\x00", "en"),
    ],
)
def test_language_is_the_chosen_one_or_the_browsers(cookie: str, accept: str, language: str) -> None:
    response = answer(cookie=cookie, accept=accept)
    assert response.content.decode() == language
    assert response["Content-Language"] == language
    assert response["Vary"] == "Accept-Language, Cookie"


def test_choice_is_remembered_and_the_rest_of_the_address_kept() -> None:
    response = answer("/verbivka/sources/?page=2&language=he&passage=1-5")
    assert response.status_code == 302
    assert response["Location"] == "/verbivka/sources/?page=2&passage=1-5"
    assert response.cookies["language"].value == "he"
    assert response.cookies["language"]["httponly"]


def test_choice_of_an_unknown_language_changes_nothing() -> None:
    response = answer("/?language=tlh%00")
    assert response.status_code == 200
    assert not response.cookies


def test_choice_never_leads_to_another_site() -> None:
    request = RequestFactory().get("/?language=uk")
    request.path = "//evil.example/"
    assert LanguageMiddleware(spoken)(request).headers["Location"] == "/%2Fevil.example/"


def test_sending_a_form_never_chooses() -> None:
    response = LanguageMiddleware(spoken)(RequestFactory().post("/?language=he"))
    assert response.status_code == 200


def test_interface_offers_each_language_at_the_same_address() -> None:
    with translation.override("fa"):
        offered = interface_of(RequestFactory().get("/a/?page=2"))
    assert (offered.language, offered.direction) == ("fa", "rtl")
    assert [each.address for each in offered.languages] == [
        f"?page=2&language={code}" for code in ("uk", "he", "fa", "en")
    ]
    assert [each.code for each in offered.languages if each.is_current] == ["fa"]


@pytest.mark.django_db
def test_city_speaks_its_own_language_until_the_visitor_chooses(client: Client) -> None:
    anarabad()
    assert '<html lang="fa" dir="rtl">' in client.get("/anarabad/").content.decode()
    client.get("/anarabad/?language=uk")
    assert '<html lang="uk" dir="ltr">' in client.get("/anarabad/").content.decode()
