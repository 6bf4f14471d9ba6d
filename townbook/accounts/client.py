"""From where a request comes, as far as that can be believed."""

from __future__ import annotations

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD = 64
"""Bits of an IPv6 address that one household or office shares (RFC 6177): it may use any address within."""


def client_of(request: HttpRequest) -> str:
    """The client's network address, or its IPv6 network; "" where there is none.

    ``X-Forwarded-For`` can be written by anybody, but for the last parts, which one's own proxies wrote:
    as many as the setting ``PROXIES`` says.
    """
    written = request.headers.get("X-Forwarded-For", "").split(",")
    passed = [part.strip() for part in written if part.strip()]
    proxies = settings.PROXIES
    given = passed[-proxies] if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    try:
        address = ip_address(given)
    except ValueError:
        return ""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(IPv6Network((address, HOUSEHOLD), strict=False))
    return str(address)
