"""Files on their way in: bytes on disk that no committed row speaks of yet.

A database can take back a transaction; a disk cannot. So whoever brings a file in first puts an
*entry* with the file's digest into ``incoming/`` and holds a lock on it until the transaction has
ended either way. The operating system lets go of that lock when the process dies, however it
dies. An entry nobody holds was therefore left behind by a killed process, and the file it names is
removed unless a row or another holder speaks for it. Every look at and change of the entries
happens under one short lock, so a file cannot be removed while somebody else begins to rely on it.
"""

from __future__ import annotations

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from townbook.files.models import StoredFile
from townbook.files.models.stored_file import path_of

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Entry:
    """A note that a file is coming in; ``descriptor`` holds the lock on it."""

    path: Path
    descriptor: int

    @property
    def sha256(self) -> str:
        """The digest of the file that is coming in."""
        return self.path.name.partition(".")[0]

    @property
    def part(self) -> Path:
        """Where its bytes are written before they take their place."""
        return self.path.with_name(self.path.name + _PART)


def begin(sha256: str) -> Entry:
    """Note that the file with this digest is coming in."""
    with _all_entries_locked() as folder:
        path = folder / f"{sha256}.{uuid.uuid4().hex}"
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        _sync_folder(folder)
    return Entry(path, descriptor)


def put_in_place(entry: Entry, data: bytes) -> None:
    """Write the bytes, wholly and safely on disk, to where the digest says; once is enough."""
    place = path_of(entry.sha256)
    if place.exists():
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    with entry.part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    entry.part.replace(place)
    for folder in (place.parent, place.parent.parent, place.parent.parent.parent):
        _sync_folder(folder)


def settle(entry: Entry) -> bool:
    """Close an entry; whether the file it brought was removed, because nothing speaks for it."""
    with _all_entries_locked() as folder:
        return _settle(folder, entry)


def settle_abandoned() -> int:
    """Close the entries dead processes left behind; how many files and parts of files that removed."""
    removed = 0
    with _all_entries_locked() as folder:
        for path in sorted(folder.glob("*")):
            if path.name.endswith(_PART) or path.name == _LOCK:
                continue
            entry = _taken_over(path)
            if entry is not None:
                removed += entry.part.exists() + _settle(folder, entry)
    return removed


def _settle(folder: Path, entry: Entry) -> bool:
    entry.part.unlink(missing_ok=True)
    place = path_of(entry.sha256)
    removed = place.exists() and not _is_spoken_for(folder, entry)
    if removed:
        place.unlink()
    entry.path.unlink()
    os.close(entry.descriptor)
    return removed


def _is_spoken_for(folder: Path, entry: Entry) -> bool:
    others = (path for path in folder.glob(f"{entry.sha256}.*") if path != entry.path)
    if any(_is_held(path) for path in others if not path.name.endswith(_PART)):
        return True
    return StoredFile.objects.filter(sha256=entry.sha256).exists()


def _is_held(path: Path) -> bool:
    entry = _taken_over(path)
    if entry is None:
        return True
    os.close(entry.descriptor)
    return False


def _taken_over(path: Path) -> Entry | None:
    """The entry, with its lock taken; ``None`` when somebody holds it."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return Entry(path, descriptor)


_LOCK = "lock"


@contextmanager
def _all_entries_locked() -> Iterator[Path]:
    """The folder of entries, while nobody else looks at or changes them."""
    folder = Path(settings.FILES_DIR) / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    """Have the names in a folder safely on disk: POSIX does not promise it with the file's own fsync."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
