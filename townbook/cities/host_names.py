"""Host names as a clerk types them, as the net knows them (RFC 5891, RFC 1123), and as a reader sees them."""

from __future__ import annotations

import re

import idna

LONGEST = 253
"""Characters of a host name, by RFC 1035."""

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NEVER_PUBLIC = frozenset({"arpa", "internal", "invalid", "local", "onion", "test"})
"""Ends of names that lead to no public server (RFC 6761, 6762, 7686)."""


def host_in_ascii(typed: str) -> str:
    """The name as the net knows it: "вербівка.укр" is "xn--80abcbn6a2b7m.xn--j1amh".

    Capitals and a full stop at the end make no other name. Raises :class:`ValueError` for what cannot be
    the name of a public host: an address, a number, a name without an end.
    """
    name = typed.strip().removesuffix(".")
    try:
        written = idna.encode(name, uts46=True).decode("ascii").lower()
    except UnicodeError:  # idna's own errors are of this kind.
        raise ValueError(f"{typed!r} is no host name") from None
    labels = written.split(".")
    if (
        len(written) > LONGEST
        or len(labels) < 2
        or not all(_LABEL.fullmatch(label) for label in labels)
        or labels[-1].isdigit()
        or labels[-1] in _NEVER_PUBLIC
    ):
        raise ValueError(f"{typed!r} is no host name")
    return written


def host_in_unicode(host: str) -> str:
    """The name as it is read; as it stands where it says nothing in letters."""
    try:
        return idna.decode(host)
    except UnicodeError:
        return host
