"""The base map under a city's outlines: off unless the installation names one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse

from townbook.ui.security import content_security_policy

_ADDRESS = re.compile(r"https://(?P<host>[a-z0-9.-]+(?::\d+)?)/[^\s;,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tiles:
    """Where pictures of the base map come from, with ``{z}``, ``{x}`` and ``{y}`` in the address, and whose
    they are.
    """

    address: str
    attribution: str
    origin: str


def base_map() -> Tiles | None:
    """The installation's base map, if it has one.

    Raises :class:`~django.core.exceptions.ImproperlyConfigured` for an address that is not one of a single
    host over https with the three placeholders, or without attribution: licences of maps require it.
    """
    address: str = settings.TOWNBOOK_TILES_URL
    if not address:
        return None
    found = _ADDRESS.fullmatch(address)
    if not found or any(part not in address for part in ("{z}", "{x}", "{y}")):
        raise ImproperlyConfigured("TOWNBOOK_TILES_URL is https://host/…{z}…{x}…{y}…")
    attribution: str = settings.TOWNBOOK_TILES_ATTRIBUTION
    if not attribution:
        raise ImproperlyConfigured("TOWNBOOK_TILES_URL needs TOWNBOOK_TILES_ATTRIBUTION")
    return Tiles(address, attribution, f"https://{found['host']}")


def allow_tiles(response: HttpResponse, tiles: Tiles | None) -> HttpResponse:
    """The page of a map may load pictures from the base map's host, and from no other."""
    if tiles:
        response.headers["Content-Security-Policy"] = content_security_policy(images=tiles.origin)
    return response
