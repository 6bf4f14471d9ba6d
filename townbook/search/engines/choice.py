"""Which engine goes with the database."""

from __future__ import annotations

from django.db import connection

from townbook.search.engines.engine import Engine
from townbook.search.engines.postgresql import PostgresEngine
from townbook.search.engines.sqlite import SqliteEngine


def search_engine() -> Engine:
    """The engine of the installation's database."""
    return PostgresEngine() if connection.vendor == "postgresql" else SqliteEngine()
