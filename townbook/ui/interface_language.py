"""The language the pages speak: what the visitor chose, else the city's, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.http import escape_leading_slashes

from townbook.text.languages import LANGUAGES, Direction, direction

PARAMETER = "language"
"""``?language=he`` at the end of any address chooses a language, and is remembered."""

_OFFERED = "townbook.languages"
"""Where a request carries the codes that its page is offered in; none means all."""

_A_YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Speaks the visitor's language, and remembers a choice in a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer in the visitor's language; a choice is answered by the same address without it."""
        asked = _parameters(request).get(PARAMETER)
        if asked in LANGUAGES and request.method in {"GET", "HEAD"}:
            return _remembered(request, asked)
        speak_to_visitor(request)
        response = self._get_response(request)
        if "immutable" in response.headers.get("Cache-Control", ""):
            return response  # A file named after its content, the same for every reader.
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response


def _parameters(request: HttpRequest) -> QueryDict:
    """The address's parameters; none where there are more than Django reads, for the page that says that this
    is too many has links to other languages, too.
    """
    try:
        return request.GET
    except TooManyFieldsSent:
        return QueryDict()


def chosen_language(request: HttpRequest) -> str | None:
    """The language the visitor chose before, if any."""
    remembered = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return remembered if remembered in LANGUAGES else None


def speak_to_visitor(request: HttpRequest) -> None:
    """Speak the language the visitor chose before, else the one the browser asks for."""
    language = chosen_language(request) or translation.get_language_from_request(request)
    _speak(request, language if language in LANGUAGES else settings.LANGUAGE_CODE)


def follow_language(request: HttpRequest, language: str, offered: Collection[str] = ()) -> None:
    """Speak ``language`` from here on, unless the visitor chose another of the ``offered`` ones.

    ``offered`` are codes; none means all.
    """
    request.META[_OFFERED] = offered or LANGUAGES
    if chosen_language(request) not in request.META[_OFFERED]:
        _speak(request, language)


def _speak(request: HttpRequest, language: str) -> None:
    translation.activate(language)
    request.LANGUAGE_CODE = language


def _remembered(request: HttpRequest, language: str) -> HttpResponseRedirect:
    query = request.GET.copy()
    del query[PARAMETER]
    rest = f"?{query.urlencode()}" if query else ""
    response = HttpResponseRedirect(escape_leading_slashes(request.path) + rest)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=_A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return response


@dataclass(frozen=True, slots=True)
class OfferedLanguage:
    """A language of the pages: its own name, and the address of this page in it."""

    code: str
    name: str
    direction: Direction
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Interface:
    """What the base template knows of the language it speaks."""

    language: str
    direction: Direction
    languages: tuple[OfferedLanguage, ...]


def interface_of(request: HttpRequest) -> Interface:
    """The language being spoken, and the ones offered instead."""
    current = translation.get_language() or settings.LANGUAGE_CODE
    offered = tuple(
        OfferedLanguage(code, str(name), direction(code), _address(request, code), code == current)
        for code, name in settings.LANGUAGES
        if code in request.META.get(_OFFERED, LANGUAGES)
    )
    return Interface(current, direction(current), offered)


def _address(request: HttpRequest, language: str) -> str:
    query = _parameters(request).copy()
    query[PARAMETER] = language
    return f"?{query.urlencode()}"


def interface(request: HttpRequest) -> dict[str, Interface]:
    """Context processor: ``interface``."""
    return {"interface": interface_of(request)}
