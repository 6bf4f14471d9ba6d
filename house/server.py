"""Serve the portal on this machine, with the example cities read in."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Load the examples and become the web server; returns only when that cannot be done."""
    host, port = os.environ.get("HOST", "localhost"), os.environ.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"PORT is {port!r}; it must be a number between 1 and 65535.", file=sys.stderr)
        return 2
    try:
        address = free_address(host, int(port))
    except OSError as error:
        print(why_not(error, host, port), file=sys.stderr)
        return 1
    os.environ.setdefault("ALLOWED_HOSTS", ",".join({"localhost", "127.0.0.1", "[::1]", host}))
    try:
        loaded = subprocess.run([sys.executable, "manage.py", "load_examples"], cwd=ROOT, check=False)
    except KeyboardInterrupt:
        return 130
    if loaded.returncode != 0:
        return loaded.returncode
    print(f"\nTownbook is at http://{host}:{port} (Ctrl-C stops it)\n", flush=True)
    keep_time(f"http://{host}:{port}")
    serve(address, port)
    return 1


def free_address(host: str, port: int) -> str:
    """The IP address of ``host``, on which ``port`` is free; raises :class:`OSError` where it is not."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, socket.AF_INET, socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)
    return str(address[0])


def why_not(error: OSError, host: str, port: str) -> str:
    """What is wrong with the address, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Stop it, or choose another port:"
            f" PORT={int(port) + 1} script/server"
        )
    return f"Townbook cannot serve on {host}:{port}: {error.strerror}. HOST and PORT choose another address."


def keep_time(site: str) -> None:
    """Begin the timer beside the server: letters go out as they are due. It ends when this process does,
    which becomes the server; ``site`` is the address its letters name where the settings have no other.
    """
    environment = {**os.environ, "TOWNBOOK_URL": os.environ.get("TOWNBOOK_URL") or site}
    command = [sys.executable, "manage.py", "keep_time", "--beside", str(os.getpid())]
    subprocess.Popen(command, cwd=ROOT, env=environment)


def serve(address: str, port: str) -> None:
    """Become granian, so that its signals and its exit status are the script's own."""
    granian = Path(sys.executable).with_name("granian")
    os.execv(
        granian,
        [
            *(str(granian), "--interface", "wsgi", "--host", address, "--port", port),
            *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning"),
            "--respawn-failed-workers",  # Else all ends with the first process the machine kills.
            *("--working-dir", str(ROOT), "config.wsgi:application"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
