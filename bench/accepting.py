"""A Draft accepted into an SQLite database, and the same rows inserted by hand.

Import it after :func:`bench.probe.open_database`.
"""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.db import connection

from townbook.cities.services.create_city import CityProfile, create_city
from townbook.intake.models import Draft
from townbook.intake.services.accept_draft import accept_draft
from townbook.intake.services.import_document import import_document

Rows = dict[str, list[tuple[object, ...]]]
"""The rows of each table."""

_NUMBERS = itertools.count(1)


def waiting_draft(document: Path) -> Draft:
    """The document's Draft, stored for a new city and not accepted."""
    slug = f"city-{next(_NUMBERS)}"
    city = create_city(profile=CityProfile(slug, slug, language="uk", country="UA", currency="UAH"))
    return import_document(city=city, path=document, language=None, accept=False, actor=None).draft


def accept_waiting_draft(document: Path) -> Callable[[], object]:
    """Accepting the document's Draft, ready to be done."""
    draft = waiting_draft(document)
    return lambda: accept_draft(draft=draft, actor=None)


def rows_of_accepting(document: Path) -> Rows:
    """Every row of a model that accepting the document's Draft adds.

    The index of words is the database's own, and no part of the baseline.
    """
    draft = waiting_draft(document)
    with connection.cursor() as cursor:
        tables = connection.introspection.django_table_names(only_existing=True)
        before = {}
        for table in tables:
            cursor.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}")
            before[table] = cursor.fetchone()[0]
        accept_draft(draft=draft, actor=None)
        rows: Rows = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {table} WHERE rowid > %s", [before[table]])
            rows[table] = cursor.fetchall()
    return {table: new for table, new in rows.items() if new}


def insert_rows(rows: Rows, path: Path) -> Callable[[], object]:
    """Inserting the rows into bare tables of a database of its own, in one transaction."""
    path.unlink(missing_ok=True)
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode=WAL")
    for table, new in rows.items():
        columns = ", ".join(f"c{number}" for number in range(len(new[0])))
        database.execute(f"CREATE TABLE {table} ({columns})")

    def insert() -> None:
        with database:
            for table, new in rows.items():
                places = ", ".join("?" * len(new[0]))
                database.executemany(f"INSERT INTO {table} VALUES ({places})", new)

    return insert
