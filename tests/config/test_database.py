"""Addresses of databases."""

from __future__ import annotations

import pytest

from config.database import SQLITE_OPTIONS, database_from_url


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///var/town.sqlite3", "var/town.sqlite3"),
        ("sqlite:////srv/my%20town.sqlite3", "/srv/my town.sqlite3"),
    ],
)
def test_sqlite_address_names_a_file(url: str, name: str) -> None:
    assert database_from_url(url) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": SQLITE_OPTIONS,
    }


def test_postgresql_address_is_taken_apart() -> None:
    database = database_from_url("postgresql://town%40hall:p%2Fw@db.example:5433/book?sslmode=require")
    assert {name: database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "book",
        "USER": "town@hall",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_postgresql_socket_is_a_host() -> None:
    database = database_from_url("postgres://postgres@/postgres?host=/tmp/socket")
    assert (database["HOST"], database["PORT"], database["OPTIONS"]) == ("/tmp/socket", "", {})  # noqa: S108 - no file


@pytest.mark.parametrize("url", ["mysql://db/book", "book.sqlite3", ""])
def test_other_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="use sqlite:// or postgresql://"):
        database_from_url(url)
