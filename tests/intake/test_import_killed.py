"""An import that is killed at any moment leaves all of it or nothing, and the next one completes it.

Real processes and a real SQLite file: the process kills itself at a chosen statement, at the commit, or
while it writes the file.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cast import river_table

ROOT = Path(__file__).parents[2]

TABLES = (
    "files_storedfile",
    "sources_source",
    "sources_passage",
    "intake_draft",
    "plans_plan",
    "plans_level",
    "plans_item",
    "plans_responsibility",
    "plans_period",
    "plans_report",
    "plans_figure",
    "cities_body",
    "cities_bodyalias",
    "search_searchdocument",
    "search_searchfacet",
    "search_words_docsize",  # A row for each document whose words are indexed.
)

PROGRAM = """
import os, signal, sys, time
from pathlib import Path
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from townbook.files import incoming
from townbook.intake.services import import_document as module

moment, document = sys.argv[1:]
statements = 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def count(execute, *arguments):
    global statements
    statements += 1
    if moment == f"statement {statements}":
        die()
    return execute(*arguments)

commit = connection._commit
def dying_commit():
    if connection.savepoint_ids or moment not in {"before commit", "after commit"}:
        return commit()
    if moment == "after commit":
        commit()
    die()

write = incoming.os.fsync
def dying_fsync(descriptor):
    if moment == "while writing" and list(Path(settings.FILES_DIR).glob("incoming/*.part")):
        die()
    return write(descriptor)

interpret = module.interpret
def interpret_and_wait(source):
    draft = interpret(source)
    if moment.startswith("together"):
        meeting = Path(document).parent
        (meeting / moment).touch()
        while len(list(meeting.glob("together*"))) < 2:
            time.sleep(0.01)
    return draft

connection._commit = dying_commit
incoming.os.fsync = dying_fsync
module.interpret = interpret_and_wait
with connection.execute_wrapper(count):
    call_command("import_document", document, city="verbivka", accept=True)
print("statements", statements)
"""


@dataclass(frozen=True)
class Installation:
    """A Townbook of its own, with one city and one document waiting to be imported."""

    folder: Path

    @property
    def document(self) -> Path:
        return self.folder / "river.txt"

    def environment(self) -> dict[str, str]:
        database = f"sqlite:///{self.folder / 'townbook.sqlite3'}"
        own = {"DATABASE_URL": database, "TOWNBOOK_VAR": str(self.folder), "LANG": "en_US.UTF-8"}
        return os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"}

    def start(self, moment: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", PROGRAM, moment, self.document],
            cwd=ROOT,
            env=self.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, moment: str) -> tuple[int, str]:
        process = self.start(moment)
        output, errors = process.communicate(timeout=120)
        return process.returncode, output + errors

    def rows(self) -> dict[str, int]:
        with closing(sqlite3.connect(self.folder / "townbook.sqlite3")) as database:
            return {
                table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
                for table in TABLES
            }

    def files(self) -> list[Path]:
        return [path for path in (self.folder / "files").rglob("*") if path.is_file() and path.name != "lock"]


@pytest.fixture(scope="module")
def empty_installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installation")
    installation = Installation(folder)
    installation.document.write_text(river_table(2022), encoding="utf-8")
    for command in (
        ["migrate", "--verbosity=0"],
        ["create_city", "verbivka", "--name=Вербівка", "--language=uk", "--country=UA", "--currency=UAH"],
    ):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=installation.environment(), check=True
        )
    return folder


@pytest.fixture
def installation(empty_installation: Path, tmp_path: Path) -> Installation:
    return Installation(Path(shutil.copytree(empty_installation, tmp_path / "installation")))


@pytest.fixture(scope="module")
def whole(empty_installation: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, int], int]:
    """The rows of a whole import, and how many statements it takes."""
    installation = Installation(
        Path(shutil.copytree(empty_installation, tmp_path_factory.mktemp("whole") / "installation"))
    )
    status, output = installation.run("never")
    assert status == 0, output
    return installation.rows(), int(output.split()[-1])


MOMENTS: dict[str, Callable[[int], str]] = {
    "first statement": lambda _: "statement 1",
    "early": lambda statements: f"statement {statements // 4}",
    "half-way": lambda statements: f"statement {statements // 2}",
    "late": lambda statements: f"statement {statements * 3 // 4}",
    "last statement but the look for rows": lambda statements: f"statement {statements - 2}",
    "while writing": lambda _: "while writing",
    "before commit": lambda _: "before commit",
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_import_leaves_nothing_and_the_next_completes_it(
    installation: Installation, whole: tuple[dict[str, int], int], moment: str
) -> None:
    rows, statements = whole
    status, output = installation.run(MOMENTS[moment](statements))
    assert status == -signal.SIGKILL, output
    assert installation.rows() == dict.fromkeys(TABLES, 0)
    status, output = installation.run("never")
    assert status == 0, output
    assert installation.rows() == rows
    assert len(installation.files()) == 1


def test_import_killed_after_the_commit_is_whole(
    installation: Installation, whole: tuple[dict[str, int], int]
) -> None:
    status, output = installation.run("after commit")
    assert status == -signal.SIGKILL, output
    assert installation.rows() == whole[0]
    status, output = installation.run("never")
    assert status == 0, output
    assert "has “river.txt” already; nothing was changed." in output
    assert installation.rows() == whole[0]
    assert len(installation.files()) == 1


def test_two_imports_at_once_give_one_plan(
    installation: Installation, whole: tuple[dict[str, int], int]
) -> None:
    both = [installation.start("together 1"), installation.start("together 2")]
    outputs = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], outputs
    said = sorted("already; nothing was changed" in output for output, _ in outputs)
    assert said == [False, True]
    assert installation.rows() == whole[0]
    assert len(installation.files()) == 1
