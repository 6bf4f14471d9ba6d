"""A city that has the whole site under its own host name (decision 0016).

The host of a request is looked up each time, not remembered: a changed name holds at once in every process,
and the city found is the one its page needs, so a page costs no query more than elsewhere. A request to a
host the settings name costs none at all.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponseBase, HttpResponsePermanentRedirect
from django.http.request import split_domain_port

from townbook.cities.models import City
from townbook.cities.selectors.cities import city_by_host, city_by_slug
from townbook.ui.interface_language import speak_to_visitor

FORGOTTEN_AFTER = 3600
"""Seconds a browser remembers that a page has moved: a host may be given up again."""

NOT_MOVED = ("desk/", "look-", "logo-")
"""Below a city's address: the staff's pages, and what these load, for which no page may ask another host."""

_HSTS = "Strict-Transport-Security"

_city: ContextVar[City | None] = ContextVar("city of the request's host", default=None)


class OwnHostMiddleware:
    """Lets in the hosts of the settings and of cities, and no other; stands before all that asks for one.

    On a city's host addresses are those of ``CITY_URLCONF``, and links lack the city's short name.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer. Raises :class:`~django.core.exceptions.DisallowedHost` for a host that is nobody's."""
        city = _city_asked(request)
        _city.set(city)
        if city is None:
            return self._get_response(request)
        request.urlconf = settings.CITY_URLCONF
        response = self._get_response(request)
        if _HSTS in response.headers:
            # What else the city keeps below its name is not ours to move to https.
            response.headers[_HSTS] = response.headers[_HSTS].partition(";")[0]
        return response


def city_of_host() -> City | None:
    """The city whose own host is asked at the moment."""
    return _city.get()


def city_of_address(*, slug: str) -> City:
    """The city of an address, without a query on its own host. Raises :class:`City.DoesNotExist`."""
    city = city_of_host()
    return city if city is not None and city.slug == slug else city_by_slug(slug=slug)


def own_address(*, city: City, address: str, scheme: str = "https", port: str = "") -> str | None:
    """Where on the city's host that stands which elsewhere stands at ``address``, a path below the city's.

    ``None`` without a host. Raises :class:`ValueError` for an address that is not the city's.
    """
    start = f"/{city.slug}/"
    if not address.startswith(start):
        raise ValueError(f"{address!r} is not below {start!r}")
    if not city.host:
        return None
    return f"{scheme}://{city.host}{port and ':'}{port}/{address.removeprefix(start)}"


def moved(request: HttpRequest, city: City) -> HttpResponsePermanentRedirect | None:
    """The way to the city's own host, when its public page is asked for elsewhere.

    Only reading is sent on: a form belongs to the host it was loaded from, and a program that leaves a
    mailing list with one request (RFC 8058) follows no redirect.
    """
    address = request.get_full_path()
    if request.method not in {"GET", "HEAD"} or city_of_host() is not None:
        return None
    if address.removeprefix(f"/{city.slug}/").startswith(NOT_MOVED):
        return None
    port = split_domain_port(request.get_host())[1]
    own = own_address(city=city, address=address, scheme=request.scheme or "https", port=port)
    if own is None:
        return None
    response = HttpResponsePermanentRedirect(own)
    response.headers["Cache-Control"] = f"max-age={FORGOTTEN_AFTER}"
    return response


def is_common_host(host: str) -> bool:
    """Whether the settings name the host by itself, so that no city can have it."""
    return host in {pattern.lower().removeprefix(".") for pattern in settings.ALLOWED_HOSTS}


def _city_asked(request: HttpRequest) -> City | None:
    """The city whose host is asked for; the request then knows its host to be good."""
    raw = request.headers.get("Host", "")
    host = split_domain_port(raw)[0]
    if host and not is_common_host(host):
        try:
            city = city_by_host(host=host)
        except City.DoesNotExist:
            pass
        else:
            # Django knows only the hosts of the settings; it and its middleware ask through this method.
            request.get_host = lambda: raw  # type: ignore[method-assign]
            return city
    try:
        request.get_host()
    except DisallowedHost:
        speak_to_visitor(request)  # Nobody further in will, and the refusal is a page.
        raise
    return None
