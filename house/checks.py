"""Run every check of the project, one after the other, and say which failed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from house.browser import HOW_TO_GET_ONE, browser_is_required, find_browser
from house.postgres import temporary_postgres

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent

ON_THE_SOURCE = {
    "ruff check": ["ruff", "check", "--output-format", "concise", "--quiet"],
    "ruff format": ["ruff", "format", "--check", "--output-format", "concise", "--quiet"],
    "mypy": ["mypy", "--no-error-summary"],
    "import layers": ["lint-imports", "--no-logo"],
}

PYTEST = ["pytest", "-q", "-n", str(os.cpu_count() or 1)]


def main() -> int:
    """With arguments: pytest on those alone. Without: everything; 0 when all of it passes."""
    if sys.argv[1:]:
        return pytest(*sys.argv[1:])
    failed = [name for name, command in ON_THE_SOURCE.items() if run(name, command) != 0]
    if tests_on_postgres() != 0:
        failed.append("tests on PostgreSQL")
    if tests_on_sqlite() != 0:
        failed.append("tests on SQLite")
    if failed:
        print(f"\nFailed: {', '.join(failed)}")
        return 1
    return 0  # The last line stays pytest's own, with its count.


def run(name: str, command: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Say what is being done and do it; the exit status."""
    print(f"── {name}", flush=True)
    program, *arguments = command
    return subprocess.run([PROGRAMS / program, *arguments], cwd=ROOT, env=environment, check=False).returncode


def pytest(*arguments: str) -> int:
    """Run pytest as it is asked to; the exit status."""
    return subprocess.run([PROGRAMS / "pytest", *arguments], cwd=ROOT, check=False).returncode


def tests_on_postgres() -> int:
    """What speaks to a database, but the browser's journeys; on ``DATABASE_URL`` or on a server for it."""
    command = [*PYTEST, "-m", "database and not browser"]
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return run("tests on PostgreSQL (DATABASE_URL)", command)
    with temporary_postgres() as address:
        return run("tests on PostgreSQL", command, {**os.environ, "DATABASE_URL": address})


def tests_on_sqlite() -> int:
    """Everything, in the browser too where there is one."""
    command = [*PYTEST]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    if find_browser() is None and not browser_is_required():
        print(f"── Without the browser's tests. {HOW_TO_GET_ONE}")
        command += ["-m", "not browser"]
    return run("tests on SQLite", command, environment)


if __name__ == "__main__":
    sys.exit(main())
