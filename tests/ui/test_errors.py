"""Error pages: in the reader's language, with a way on, and never another error."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from tests.cast import verbivka
from townbook.text.languages import LANGUAGES
from townbook.ui import errors

WORDS = {
    "uk": ("не вдалося зрозуміти", "немає дозволу", "Такої сторінки немає", "Сталася помилка"),
    "he": ("לא ניתן להבין", "אין לכם הרשאה", "הדף לא נמצא", "אירעה תקלה"),
    "fa": ("نامعتبر", "اجازه", "این صفحه پیدا نشد", "خطایی"),
    "en": ("cannot be understood", "may not do this", "no such page", "broke on our side"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_trouble_is_said_in_each_language(language: str) -> None:
    request = RequestFactory().get("/")
    with translation.override(language):
        pages = [
            errors.bad_request(request, SuspiciousOperation()),
            errors.permission_denied(request, PermissionDenied()),
            errors.page_not_found(request, Exception()),
            errors.server_error(request),
        ]
    assert [page.status_code for page in pages] == [400, 403, 404, 500]
    for page, words in zip(pages, WORDS[language], strict=True):
        assert words in page.content.decode()
        assert 'href="/"' in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/nowhere/",
        "/nowhere/plans/plan/",
        "/%00/",
        "/verbivka/%00/",
        "/verbivka/plans/%F0%9F%8F%99/",
        "/verbivka/sources/" + "f" * 12 + "/",
        "/verbivka/sources/" + "a" * 5000 + "/",
        "/verbivka/something/else/",
        "/' OR 1=1 --/",
    ],
)
def test_address_that_leads_nowhere_has_a_page(client: Client, path: str) -> None:
    verbivka()
    response = client.get(path)
    assert response.status_code == 404
    assert b"<h1>" in response.content


@pytest.mark.django_db
def test_address_below_a_city_is_answered_in_its_language(client: Client) -> None:
    verbivka()
    assert "Такої сторінки немає" in client.get("/verbivka/nothing/here/").content.decode()


@pytest.mark.django_db
def test_unexpected_fault_has_a_page_that_asks_nothing_of_the_database(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: object) -> HttpResponse:
        raise RuntimeError("out of order")

    monkeypatch.setattr("townbook.portal.city.views.city_overview", broken)
    verbivka()
    client.raise_request_exception = False
    response = client.get("/verbivka/")
    assert response.status_code == 500
    assert "Сталася помилка" in response.content.decode()


@pytest.mark.django_db
def test_form_from_elsewhere_is_refused_with_a_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "may not do this" in response.content.decode()


@pytest.mark.django_db
def test_unknown_host_is_refused_with_a_page(client: Client) -> None:
    response = client.get("/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert "cannot be understood" in response.content.decode()
