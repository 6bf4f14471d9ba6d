"""Setting up does what changed, once, and says what to do when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from house import environment
from house.environment import SetupFailed, Stamp

ROOT = Path(__file__).parents[2]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the environment's Python was asked to do, without doing it."""
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "run", lambda _, *arguments, failure: asked.append(arguments))
    return asked


def test_stamp_is_current_only_for_what_it_was_set_for(tmp_path: Path) -> None:
    stamp = Stamp(tmp_path, "run", b"one")
    assert not stamp.is_current()
    stamp.set()
    assert Stamp(tmp_path, "run", b"one").is_current()
    assert not Stamp(tmp_path, "run", b"two").is_current()
    assert not Stamp(tmp_path, "test", b"one").is_current()


def test_requirements_are_installed_once_with_hashes(tmp_path: Path, calls: list[tuple[str, ...]]) -> None:
    lock = ROOT / "requirements" / "run.txt"
    environment.install_requirements(tmp_path, lock)
    environment.install_requirements(tmp_path, lock)
    assert len(calls) == 1
    assert "--require-hashes" in calls[0]


def test_failed_installation_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, failure: str) -> None:
        raise SetupFailed(failure)

    monkeypatch.setattr(environment, "run", fail)
    for _ in range(2):
        with pytest.raises(SetupFailed, match="is the network there"):
            environment.install_requirements(tmp_path, ROOT / "requirements" / "run.txt")


def test_catalogues_are_compiled_when_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, calls: list[tuple[str, ...]]
) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    folder = tmp_path / "townbook" / "locale" / "uk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    source, compiled = folder / "django.po", folder / "django.mo"
    source.touch()
    environment.compile_catalogues(tmp_path)
    assert len(calls) == 1
    compiled.touch()
    os.utime(source, (1, 1))
    environment.compile_catalogues(tmp_path)
    assert len(calls) == 1


def test_environment_that_works_is_kept(tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "bin" / "pip").touch()
    environment.make_environment(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["bin"]


def test_missing_venv_module_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Debian's Python without python3-venv makes an environment, and then fails to put pip in it."""

    def create(folder: Path, **_options: object) -> None:
        (folder / "bin").mkdir(parents=True, exist_ok=True)
        (folder / "bin" / "python").unlink(missing_ok=True)
        (folder / "bin" / "python").symlink_to(sys.executable)
        raise subprocess.CalledProcessError(1, "ensurepip")

    monkeypatch.setattr("venv.create", create)
    for _ in range(2):
        with pytest.raises(SetupFailed, match="apt-get install python3-venv"):
            environment.make_environment(tmp_path / "environment")


def test_unknown_purpose_is_told() -> None:
    asked = subprocess.run([ROOT / "script" / "setup", "party"], capture_output=True, text=True, check=False)
    assert (asked.returncode, asked.stderr) == (2, "script/setup: party is none of run, test, bench\n")


def test_missing_python_is_told(tmp_path: Path) -> None:
    (tmp_path / "dirname").symlink_to("/usr/bin/dirname")
    asked = subprocess.run(
        ["/bin/sh", ROOT / "script" / "setup"],
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    assert asked.stderr == (
        "Townbook needs Python 3.11 or newer, and found none on the PATH. Install it and run this again.\n"
    )
