"""Turn a ``DATABASE_URL`` into Django's database settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_OPTIONS: dict[str, Any] = {
    # A write transaction takes its lock when it begins, so two writers wait for each other
    # instead of one of them failing half-way.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # Readers go on while one writes.
    "init_command": "PRAGMA journal_mode=WAL;",
}


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings of one database.

    ``sqlite:///relative.sqlite3``, ``sqlite:////absolute.sqlite3`` and
    ``postgresql://user:password@host:port/name?option=value`` are understood; a socket
    directory may stand in ``?host=``. Raises :class:`ValueError` for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite_database(Path(unquote(parts.path.removeprefix("/"))))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(f"DATABASE_URL begins with {parts.scheme!r}; use sqlite:// or postgresql://")
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,
        "OPTIONS": options,
    }


def sqlite_database(path: Path) -> dict[str, Any]:
    """Django's settings of an SQLite file."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": dict(SQLITE_OPTIONS)}
