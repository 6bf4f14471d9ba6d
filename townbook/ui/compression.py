"""Answers are sent small: Brotli where no secret stands in them, else gzip of a length nobody can read.

A page that holds a secret (a CSRF token, a private message) beside words an attacker chooses gives the
secret away by its compressed length, byte by byte (BREACH, Gluck, Harris, Prado 2013). Django's gzip hides
the length behind random bytes; Brotli has no room for them. Pages of the public hold no secret: whether
one does is told by whether it looked at the session or made a CSRF token.
"""

from __future__ import annotations

import re

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

QUALITY = 7
"""About as quick as gzip, and an eighth smaller; from 9 on it takes five times as long."""

SMALLEST = 200
"""Bytes below which compressing is not worth its header."""

_COMPRESSIBLE = re.compile(r"text/|application/(?:[\w.+-]+\+)?(?:json|xml|javascript)|image/svg")
_BROTLI = re.compile(r"(?:^|[\s,])br\s*(?:;\s*q=(?P<quality>[\d.]+)\s*)?(?:,|$)")


class CompressionMiddleware(GZipMiddleware):
    """Compresses text; files that are compressed already (PDF, XLSX, pictures) are sent as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, smaller where the browser understands it."""
        if not _COMPRESSIBLE.match(response.headers.get("Content-Type", "")):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if isinstance(response, HttpResponse) and _may_be_brotli(request, response):
            return _as_brotli(response)
        return super().process_response(request, response)


def _may_be_brotli(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether it is long enough, not compressed yet, without a secret, and the browser reads Brotli."""
    return (
        len(response.content) >= SMALLEST
        and not response.has_header("Content-Encoding")
        and not response.cookies
        and not holds_secrets(request)
        and accepts_brotli(request.headers.get("Accept-Encoding", ""))
    )


def holds_secrets(request: HttpRequest) -> bool:
    """Whether making the answer looked at the session (who asks) or wrote a CSRF token.

    Django sets that name when a token is made, and keeps it.
    """
    session = getattr(request, "session", None)
    return "CSRF_COOKIE_NEEDS_UPDATE" in request.META or (session is not None and session.accessed)


def accepts_brotli(accept_encoding: str) -> bool:
    """Whether the header names ``br`` with a quality above nothing (RFC 9110, section 12.5.3)."""
    named = _BROTLI.search(accept_encoding)
    return named is not None and (named["quality"] is None or named["quality"].strip("0.") != "")


def _as_brotli(response: HttpResponse) -> HttpResponse:
    response.content = brotli.compress(response.content, mode=brotli.MODE_TEXT, quality=QUALITY)
    response.headers["Content-Length"] = str(len(response.content))
    response.headers["Content-Encoding"] = "br"
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):  # The bytes are no longer those of the tag; what they say is.
        response.headers["ETag"] = f"W/{tag}"
    return response
