"""The addresses of a city's own host, made from those of all: without the city's short name.

Nobody keeps a second table of addresses: whatever is added to the first is there on own hosts too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.urls.resolvers import RegexPattern

from townbook.portal.own_host.views import on_common_host

Pattern = URLPattern | URLResolver

SERVED_EVERYWHERE = frozenset({"robots.txt"})
"""What every host has by itself; all else that names no city stands on the common host alone."""

STAFF = "desk/"
"""Below a city's address: what only its staff sees. It stands on the common host too, where they sign in: a
passkey and a session belong to one host (decision 0028).
"""

_CITY = "<slug:city_slug>/"
_CITY_REGEX = r"^(?P<city_slug>[-\w]+)/"
_NOTHING = "<city_of_host:city_slug>"


def patterns_on_own_host(patterns: Sequence[Pattern]) -> list[Pattern]:
    """The same addresses where the host says which city is meant.

    The city's page wins where one for all cities has the same address then: "/" is the city's first page,
    "/search/" searches the city.
    """
    of_city = {str(each.pattern).removeprefix(_CITY) for each in patterns if _names_city(each)}
    first: list[Pattern] = []
    hidden: list[Pattern] = []
    for each in patterns:
        route = str(each.pattern)
        if route == _CITY + STAFF:
            first.append(_elsewhere(_without_city(each)))
        elif _names_city(each):
            first.append(_without_city(each))
        elif isinstance(each, URLResolver) and not route:
            first.append(_including("", each, patterns_on_own_host(each.url_patterns)))
        elif route.startswith(tuple(SERVED_EVERYWHERE)):
            first.append(each)
        else:
            (hidden if route in of_city else first).append(_elsewhere(each))
    # Those that are hidden are still there to be named in links.
    return first + hidden


def _names_city(each: Pattern) -> bool:
    return str(each.pattern).startswith((_CITY, _CITY_REGEX))


def _without_city(each: Pattern) -> Pattern:
    route = str(each.pattern)
    if isinstance(each, URLResolver):
        return _including(_NOTHING + route.removeprefix(_CITY), each, each.url_patterns)
    if isinstance(each.pattern, RegexPattern):
        rest = re_path("^" + route.removeprefix(_CITY_REGEX), each.callback, each.default_args, each.name)
        return path(_NOTHING, include([rest]))
    return path(_NOTHING + route.removeprefix(_CITY), each.callback, each.default_args, each.name)


def _elsewhere(each: Pattern) -> Pattern:
    """The same address and name, answered by the way to the common host."""
    if isinstance(each, URLResolver):
        return _including(str(each.pattern), each, [_elsewhere(below) for below in each.url_patterns])
    made = re_path if isinstance(each.pattern, RegexPattern) else path
    return made(str(each.pattern), on_common_host, each.default_args, each.name)


def _including(route: str, resolver: URLResolver, patterns: Iterable[Pattern]) -> Pattern:
    below = list(patterns)
    if resolver.app_name is None:
        return path(route, include(below))
    return path(route, include((below, resolver.app_name), namespace=resolver.namespace))
