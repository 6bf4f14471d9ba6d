"""What every answer tells the browser not to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase


def content_security_policy(*, images: str = "") -> str:
    """Nothing inline and nothing from any other host: words of a document can never become code.

    ``images`` is the one origin that a page may load pictures from besides.
    """
    pictures = f"'self' data: {images}".rstrip()
    return (
        f"default-src 'none'; style-src 'self'; script-src 'self'; img-src {pictures}; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )


CONTENT_SECURITY_POLICY = content_security_policy()
"""What every page answers with, unless it has a policy of its own."""

PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class SecurityHeadersMiddleware:
    """Adds the two policies to every answer that has none of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its policies."""
        response = self._get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response
