"""No header makes Django fail before a page can answer."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest

from config.content_types import NOT_UNDERSTOOD, OneEncoding, understood


@pytest.mark.parametrize(
    "said",
    [
        "text/plain; charset=zlib",
        "text/plain; charset=utf-7",
        'multipart/form-data; boundary=x; charset="unicode_escape"',
        "text/plain; Charset = hex",
        "text/plain; charset=utf-8; charset=hex",
        "text/plain; charset*=utf-8''zlib",
        "text/plain; charset*0=zl; charset*1=ib",
        "text/plain; name*=nobody''x",
        "text/plain; charset",
    ],
)
def test_other_encodings_are_taken_away(said: str) -> None:
    assert understood(said) == NOT_UNDERSTOOD
    environ = {"REQUEST_METHOD": "GET", "CONTENT_TYPE": understood(said), "wsgi.input": BytesIO()}
    request = WSGIRequest(environ | {"QUERY_STRING": "q=%5Cud800"})
    assert request.GET["q"] == r"\ud800"


@pytest.mark.parametrize(
    "said",
    [
        "",
        "text/plain",
        "multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
        "application/x-www-form-urlencoded; charset=UTF-8",
        'application/json; charset="utf-8"; q=1',
        "text/plain;charset=utf8",
    ],
)
def test_what_browsers_say_stays(said: str) -> None:
    assert understood(said) == said


def test_server_starts_there() -> None:
    from config.wsgi import application  # noqa: PLC0415 - it needs the settings of the run

    assert isinstance(application, OneEncoding)
