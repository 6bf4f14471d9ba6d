"""Answers are small; those that may hold a secret never by a length that gives it away."""

from __future__ import annotations

import gzip

import brotli
import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from tests.cast import verbivka
from townbook.ui.compression import CompressionMiddleware, accepts_brotli

WORDS = "Посаджено сорок верб. " * 40
BROWSER = "gzip, deflate, br, zstd"


def answered(response: HttpResponseBase, accept: str = BROWSER, *, token: bool = False) -> HttpResponseBase:
    request = RequestFactory().get("/", headers={"accept-encoding": accept})

    def view(asked: HttpRequest) -> HttpResponseBase:
        if token:
            get_token(asked)
        return response

    made = CompressionMiddleware(view)(request)
    assert isinstance(made, HttpResponseBase)
    return made


def test_text_goes_as_brotli_to_who_reads_it() -> None:
    response = answered(HttpResponse(WORDS, headers={"ETag": '"v1"'}))
    assert isinstance(response, HttpResponse)
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert response.headers["ETag"] == 'W/"v1"'
    assert response.headers["Vary"] == "Accept-Encoding"
    assert brotli.decompress(response.content).decode() == WORDS


def test_others_get_gzip_or_the_text_itself() -> None:
    zipped = answered(HttpResponse(WORDS), "gzip")
    assert isinstance(zipped, HttpResponse)
    assert gzip.decompress(zipped.content).decode() == WORDS
    plain = answered(HttpResponse(WORDS), "identity")
    assert isinstance(plain, HttpResponse)
    assert plain.content.decode() == WORDS
    assert plain.headers["Vary"] == "Accept-Encoding"


def test_answer_with_a_csrf_token_never_goes_as_brotli() -> None:
    assert answered(HttpResponse(WORDS), token=True).headers["Content-Encoding"] == "gzip"


def test_stream_is_sent_as_it_comes() -> None:
    response = answered(StreamingHttpResponse([WORDS, WORDS]))
    assert isinstance(response, StreamingHttpResponse)
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(b"".join(map(bytes, response))).decode() == WORDS * 2


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("short"),
        HttpResponse(WORDS, content_type="application/pdf"),
        HttpResponse(WORDS, content_type="image/webp"),
    ],
)
def test_what_would_not_shrink_is_left_alone(response: HttpResponse) -> None:
    assert not answered(response).has_header("Content-Encoding")


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("br", True),
        ("gzip, deflate, br, zstd", True),
        ("gzip;q=0.8,br;q=0.9", True),
        ("br ; q=0.001", True),
        ("br;q=0", False),
        ("br;q=0.000, gzip", False),
        ("gzip", False),
        ("sbr, brx", False),
        ("", False),
    ],
)
def test_header_is_read_by_its_standard(header: str, accepted: bool) -> None:
    assert accepts_brotli(header) is accepted


@pytest.mark.django_db
def test_public_page_goes_as_brotli_and_is_recognised_again(client: Client) -> None:
    verbivka()
    headers = {"accept-encoding": BROWSER}
    first = client.get("/verbivka/", headers=headers)
    assert first.headers["Content-Encoding"] == "br"
    again = client.get("/verbivka/", headers={**headers, "if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_page_with_a_form_that_is_sent_goes_as_gzip(client: Client) -> None:
    response = client.get("/sign-in/", headers={"accept-encoding": BROWSER})
    assert response.headers["Content-Encoding"] == "gzip"
