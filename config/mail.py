"""Turn an ``EMAIL_URL`` into Django's mail settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

SECONDS_TO_ANSWER = 15
"""A mail server that says nothing for so long is taken for one that is not there."""

_USUAL_PORT = {"smtp": 25, "submission": 587, "smtps": 465}


def mail_from_url(url: str) -> dict[str, Any]:
    """Django's settings for sending through one server.

    ``smtp://host`` is plain, ``submission://user:password@host`` begins plain and turns to TLS (RFC 6409,
    STARTTLS), ``smtps://user:password@host`` is TLS from the start (RFC 8314); a port may follow the host.
    Raises :class:`ValueError` for any other scheme, or without a host.
    """
    parts = urlsplit(url)
    if parts.scheme not in _USUAL_PORT or not parts.hostname:
        raise ValueError("EMAIL_URL must be smtp://, submission:// or smtps:// and name a host")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or _USUAL_PORT[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "submission",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": SECONDS_TO_ANSWER,
    }


def mail_to_files(folder: Path) -> dict[str, Any]:
    """Django's settings for writing every mail to a file, where no server is named."""
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": str(folder),
    }


def sender(given: str, site: str) -> str:
    """Whom letters come from: the address given, else one at the host of the site's own address."""
    return given or f"Townbook <townbook@{urlsplit(site).hostname or 'localhost'}>"
