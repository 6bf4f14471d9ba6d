"""Files kept by their digest: whole or not at all, and nothing left behind by the dead."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django import Settings

from townbook.files.models import StoredFile
from townbook.files.models.stored_file import path_of
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files.services.store_file import store_file
from townbook.files.services.sweep_files import sweep_files

ROOT = Path(__file__).parents[2]
LETTER = "Лист мешканців вулиці Київської\n".encode()
DIGEST = hashlib.sha256(LETTER).hexdigest()

pytestmark = pytest.mark.django_db


def files_on_disk(settings: Settings) -> list[str]:
    return sorted(path.name for path in Path(settings.FILES_DIR).rglob("*") if path.is_file())


def test_stored_file_is_read_back(settings: Settings) -> None:
    with bring_in_file(data=LETTER) as file:
        stored = store_file(file=file, media_type="text/plain")
    assert (stored.sha256, stored.size, stored.media_type) == (DIGEST, len(LETTER), "text/plain")
    assert stored.read() == LETTER
    assert files_on_disk(settings) == sorted([DIGEST, "lock"])


def test_same_bytes_are_kept_once(settings: Settings) -> None:
    for _ in range(2):
        with bring_in_file(data=LETTER) as file:
            store_file(file=file, media_type="text/plain")
    assert StoredFile.objects.count() == 1
    assert files_on_disk(settings) == sorted([DIGEST, "lock"])


def test_file_without_a_row_is_removed_at_the_end(settings: Settings) -> None:
    with bring_in_file(data=LETTER):
        assert path_of(DIGEST).read_bytes() == LETTER
    assert files_on_disk(settings) == ["lock"]


def test_file_is_removed_after_an_error(settings: Settings) -> None:
    with pytest.raises(LookupError), bring_in_file(data=LETTER):
        raise LookupError
    assert files_on_disk(settings) == ["lock"]


def test_sweep_leaves_a_file_that_is_coming_in() -> None:
    with bring_in_file(data=LETTER):
        assert sweep_files() == 0
        assert path_of(DIGEST).exists()


def test_end_of_one_leaves_the_same_file_coming_in_twice() -> None:
    with bring_in_file(data=LETTER) as second:
        with bring_in_file(data=LETTER):
            pass
        store_file(file=second, media_type="text/plain")
    assert path_of(DIGEST).read_bytes() == LETTER


KILLED = """
import os, signal, sys
from pathlib import Path
import django
django.setup()
from django.conf import settings
settings.FILES_DIR = Path(sys.argv[1])
from townbook.files.services.bring_in_file import bring_in_file
from townbook.files import incoming
if sys.argv[2] == "while writing":
    os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL) if list(
        settings.FILES_DIR.glob("incoming/*.part")) else None
with bring_in_file(data=bytes.fromhex(sys.argv[3])):
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("moment", ["while writing", "in place"])
def test_sweep_removes_what_a_killed_process_left(settings: Settings, moment: str) -> None:
    folder = Path(settings.FILES_DIR)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, folder, moment, LETTER.hex()],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(files_on_disk(settings)) == 3
    assert sweep_files() == 1
    assert files_on_disk(settings) == ["lock"]


def test_sweep_keeps_a_file_with_a_row_whose_process_was_killed(settings: Settings) -> None:
    with bring_in_file(data=LETTER) as file:
        store_file(file=file, media_type="text/plain")
    entry = Path(settings.FILES_DIR) / "incoming" / f"{DIGEST}.abandoned"
    entry.touch()
    assert sweep_files() == 0
    assert path_of(DIGEST).exists()
    assert not entry.exists()
