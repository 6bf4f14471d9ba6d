"""What no address of ours can hold."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponseBase


class PlainAddressMiddleware:
    """Knows no page whose address holds U+0000, which PostgreSQL keeps in no text and refuses to look for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; raises :class:`~django.http.Http404` for such an address."""
        if "\x00" in request.path_info:
            raise Http404
        return self._get_response(request)
