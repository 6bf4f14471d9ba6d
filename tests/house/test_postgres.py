"""The tests' own PostgreSQL comes up, keeps to itself and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from house.postgres import temporary_postgres


def test_server_answers_and_leaves_nothing() -> None:
    with temporary_postgres() as address:
        folder = Path(parse_qs(urlsplit(address).query)["host"][0])
        with psycopg.connect(address) as connection:
            settings = [
                connection.execute(f"SHOW {name}").fetchone()
                for name in ("server_encoding", "listen_addresses")
            ]
        assert settings == [("UTF8",), ("",)]
    assert not folder.exists()


def test_server_is_stopped_when_the_tests_break_off() -> None:
    with pytest.raises(KeyboardInterrupt), temporary_postgres() as address:
        raise KeyboardInterrupt
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)
