"""Make this checkout ready: packages in ``.venv``, catalogues, database and static files.

Run by the Python found on the machine, so nothing but the standard library is imported here.
What was done is stamped with a hash of what it was done from: running again does only what changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST_PYTHON = (3, 11)


class SetupFailed(Exception):
    """A step failed; the message says what to do."""


def main() -> int:
    """``setup [run | test | bench]``: the environment for that; ``run`` makes the database as well."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in {"run", "test", "bench"}:
        print(f"script/setup: {purpose} is none of run, test, bench", file=sys.stderr)
        return 2
    environment = ROOT / (".venv-bench" if purpose == "bench" else ".venv")
    try:
        make_environment(environment)
        install_requirements(environment, ROOT / "requirements" / f"{purpose}.txt")
        install_townbook(environment)
        compile_catalogues(environment)
        if purpose == "run":
            cut_fonts(environment, Path(os.environ.get("TOWNBOOK_VAR", ROOT / "var")))
            run(environment, "-m", "house.database", failure="the database could not be made ready")
    except SetupFailed as failure:
        print(f"script/setup: {failure}", file=sys.stderr)
        return 1
    return 0


def make_environment(environment: Path) -> None:
    """Create the virtual environment unless it is there, with its pip, and its Python still runs."""
    python, pip = environment / "bin" / "python", environment / "bin" / "pip"
    if python.exists() and pip.exists() and subprocess.run([python, "-c", ""], check=False).returncode == 0:
        return
    print(f"Creating {environment.name} with Python {sys.version.split()[0]}", flush=True)
    try:
        venv.create(environment, with_pip=True, clear=True)
    except (subprocess.CalledProcessError, OSError) as error:
        message = (
            f"{environment.name} could not be created ({error}). Python's venv module may be missing:"
            " on Debian or Ubuntu install it with apt-get install python3-venv, then run this again."
        )
        raise SetupFailed(message) from error


def install_requirements(environment: Path, requirements: Path) -> None:
    """Install what a lock file names, each file checked against its hash."""
    lock = requirements.read_bytes()
    stamp = Stamp(environment, requirements.stem, lock)
    if stamp.is_current():
        return
    count = sum(b"==" in line for line in lock.splitlines())
    print(f"Installing {count} packages ({requirements.relative_to(ROOT)}) …", end=" ", flush=True)
    began = time.monotonic()
    run(
        environment,
        *("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"),
        *("--requirement", str(requirements)),
        failure="the packages could not be installed; is the network there? Running again goes on.",
    )
    stamp.set()
    print(f"{time.monotonic() - began:.0f} s", flush=True)


def install_townbook(environment: Path) -> None:
    """Install this checkout itself, editable: it brings the ``townbook`` command."""
    stamp = Stamp(environment, "townbook", (ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode())
    if stamp.is_current():
        return
    run(
        environment,
        *("-m", "pip", "install", "-qq", "--disable-pip-version-check", "--no-index", "--no-deps"),
        *("--no-build-isolation", "--editable", str(ROOT)),
        failure="the townbook command could not be installed",
    )
    stamp.set()


def compile_catalogues(environment: Path) -> None:
    """Compile each message catalogue that is newer than its compiled form."""
    sources = list((ROOT / "townbook" / "locale").glob("*/LC_MESSAGES/*.po"))
    if any(_older(source.with_suffix(".mo"), source) for source in sources):
        run(environment, "-m", "house.catalogues", "compile", failure="a catalogue could not be compiled")


def cut_fonts(environment: Path, var: Path) -> None:
    """Cut the fonts of the pages, when the packages they come from or the way they are cut changed."""
    origin = (ROOT / "requirements" / "run.txt").read_bytes() + (ROOT / "house" / "fonts.py").read_bytes()
    stamp = Stamp(var, "fonts", origin)
    if stamp.is_current() and (var / "fonts" / "fonts.css").exists():
        return
    var.mkdir(parents=True, exist_ok=True)
    run(environment, "-m", "house.fonts", failure="the fonts could not be cut")
    stamp.set()


def _older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


class Stamp:
    """Remembers, inside the environment, what a step was done from."""

    def __init__(self, environment: Path, step: str, origin: bytes) -> None:
        self._path = environment / f"townbook-{step}.stamp"
        self._digest = hashlib.sha256(origin).hexdigest()

    def is_current(self) -> bool:
        """Whether the step was last done from exactly this."""
        return self._path.exists() and self._path.read_text() == self._digest

    def set(self) -> None:
        """The step is done."""
        self._path.write_text(self._digest)


def run(environment: Path, *arguments: str, failure: str) -> None:
    """Run the environment's Python in the checkout; raises :class:`SetupFailed` when it fails."""
    done = subprocess.run([environment / "bin" / "python", *arguments], cwd=ROOT, check=False)
    if done.returncode != 0:
        raise SetupFailed(failure)


if __name__ == "__main__":
    sys.exit(main())
