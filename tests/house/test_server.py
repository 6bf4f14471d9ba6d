"""``script/server`` says what is wrong with an address before it does anything."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import server
from house.server import free_address, keep_time

ROOT = Path(__file__).parents[2]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def serve(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "house.server"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_free_address_is_that_of_the_host() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert free_address("localhost", free) == "127.0.0.1"


def test_taken_port_is_named_with_another(taken_port: int) -> None:
    served = serve(PORT=str(taken_port))
    assert (served.returncode, served.stdout) == (1, "")
    assert served.stderr == (
        f"Port {taken_port} is taken by another program. Stop it, or choose another port:"
        f" PORT={taken_port + 1} script/server\n"
    )


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", ""])
def test_wrong_port_is_told(port: str) -> None:
    served = serve(PORT=port)
    assert (served.returncode, served.stdout) == (2, "")
    assert served.stderr == f"PORT is {port!r}; it must be a number between 1 and 65535.\n"


def test_unknown_host_is_told() -> None:
    served = serve(HOST="256.256.256.256", PORT="8000")
    assert (served.returncode, served.stdout) == (1, "")
    assert served.stderr.startswith("Townbook cannot serve on 256.256.256.256:8000: ")


def test_killed_worker_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda _program, arguments: started.append(arguments))
    server.serve("127.0.0.1", "8000")
    assert "--respawn-failed-workers" in started[0]


@pytest.mark.parametrize(
    ("known", "named"), [("", "http://localhost:8000"), ("https://plan.example", "https://plan.example")]
)
def test_timer_is_begun_beside_the_server_with_its_address(
    known: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **how: begun.append((command, how["env"])))
    monkeypatch.setenv("TOWNBOOK_URL", known)
    keep_time("http://localhost:8000")
    ((command, environment),) = begun
    assert command[1:] == ["manage.py", "keep_time", "--beside", str(os.getpid())]
    assert environment["TOWNBOOK_URL"] == named
