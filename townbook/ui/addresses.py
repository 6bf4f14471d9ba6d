"""What no address of ours can hold, and in which encoding everything comes."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict

from townbook.ui.interface_language import speak_to_visitor

ENCODING = "utf-8"
"""Of every address and form. Each page says so, and browsers send forms in the encoding of their page."""


class OneEncodingMiddleware:
    """Takes no request in another encoding, before anything of it is read.

    A sender may name any encoding that Python knows, and Django decodes with it: some make characters that no
    answer can hold (U+D800 by UTF-7), some are none of text at all (``zlib``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; raises :class:`~django.core.exceptions.BadRequest` for another encoding."""
        said = (request.content_params or {}).get("charset", ENCODING)
        if said.strip("\"' ").lower() not in {ENCODING, "utf8"}:
            request.GET = QueryDict()  # Already to change the encoding, Django would read it.
            request.encoding = ENCODING
            speak_to_visitor(request)  # Nobody further in will, and the refusal is a page.
            raise BadRequest(f"sent in {said[:40]!r}")
        return self._get_response(request)


class PlainAddressMiddleware:
    """Knows no page whose address holds U+0000, which PostgreSQL keeps in no text and refuses to look for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; raises :class:`~django.http.Http404` for such an address."""
        if "\x00" in request.path_info:
            raise Http404
        return self._get_response(request)
