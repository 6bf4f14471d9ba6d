"""What a request may say of its own encoding; anything else is taken away before Django reads it.

Django decodes addresses and forms with whatever encoding ``Content-Type`` names, already while it makes its
request object, where no page can answer for what goes wrong: ``charset=zlib`` is no encoding of text, UTF-7
makes characters that no answer can hold, ``charset*=x''y`` (RFC 2231) is not parsed at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

NOT_UNDERSTOOD = "application/octet-stream; charset=unknown"
"""What stands in its place: an encoding nobody has, which townbook/ui/addresses.py refuses."""

_OURS = re.compile(r";\s*charset\s*=\s*\"?utf-?8\"?\s*(?=;|$)", re.IGNORECASE)

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def understood(said: str) -> str:
    """The header as it may be; names with "*" stand in none that a browser sends."""
    rest = _OURS.sub("", said)
    return NOT_UNDERSTOOD if "*" in rest or "charset" in rest.lower() else said


class OneEncoding:
    """A WSGI application that is asked in UTF-8 only."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The application's answer."""
        if ";" in environ.get("CONTENT_TYPE", ""):
            environ["CONTENT_TYPE"] = understood(environ["CONTENT_TYPE"])
        return self._application(environ, start_response)
