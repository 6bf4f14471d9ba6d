"""Settings as an installation gets them from its environment."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


SINGLE_SIGN_ON = {
    "TOWNBOOK_OIDC_SERVER": "https://id.city.example",
    "TOWNBOOK_OIDC_CLIENT_ID": "townbook",
    "TOWNBOOK_OIDC_SECRET": "s3cret",
}


@pytest.mark.parametrize("more", [{}, SINGLE_SIGN_ON], ids=["plain", "single sign-on"])
def test_deployment_check_finds_nothing_and_hides_nothing(tmp_path: Path, more: dict[str, str]) -> None:
    public = {
        "ALLOWED_HOSTS": "plan.example",
        "TOWNBOOK_URL": "https://plan.example",
        "PROXIES": "1",
        "TLS": "1",
    }
    checked = manage(
        *("check", "--deploy", "--fail-level=WARNING"),
        **{"TOWNBOOK_VAR": str(tmp_path), "DATABASE_URL": "", "DEBUG": "", **public, **more},
    )
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == "System check identified no issues (0 silenced).\n"


def test_deployment_check_would_tell(tmp_path: Path) -> None:
    checked = manage(
        *("check", "--deploy", "--fail-level=WARNING"), TOWNBOOK_VAR=str(tmp_path), DATABASE_URL="", TLS=""
    )
    assert checked.returncode == 1
    assert "security.W012" in checked.stderr


def test_debugging_is_off_unless_asked_for(tmp_path: Path) -> None:
    program = "from django.conf import settings; print(settings.DEBUG, settings.SESSION_COOKIE_SECURE)"
    arguments = ("shell", "--no-imports", "-c", program)
    for given, shown in (("", "False False"), ("1", "True False")):
        done = manage(*arguments, TOWNBOOK_VAR=str(tmp_path), DATABASE_URL="", DEBUG=given, TLS="")
        assert done.stdout.strip() == shown, done.stderr


@pytest.mark.parametrize("pragma", [("journal_mode", "wal"), ("foreign_keys", "1")])
def test_sqlite_is_opened_as_it_should_be(tmp_path: Path, pragma: tuple[str, str]) -> None:
    name, value = pragma
    program = (
        "from django.db import connection; cursor = connection.cursor();"
        f" cursor.execute('PRAGMA {name}'); print(cursor.fetchone()[0])"
    )
    shown = manage("shell", "--no-imports", "-c", program, TOWNBOOK_VAR=str(tmp_path), DATABASE_URL="")
    assert shown.stdout.split() == [value], shown.stderr
