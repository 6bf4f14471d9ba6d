"""Put a file's bytes in place before the transaction that will speak of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from townbook.files import incoming


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """Bytes safely on disk, which no row speaks of yet; ``size`` in bytes."""

    sha256: str
    size: int


@contextmanager
def bring_in_file(*, data: bytes) -> Iterator[IncomingFile]:
    """The bytes, safely on disk as long as the block runs.

    Inside the block, in a transaction of its own,
    :func:`~townbook.files.services.store_file.store_file` writes the row. Bytes without a
    committed row at the block's end are removed again; those of a killed process by
    :func:`~townbook.files.services.sweep_files.sweep_files`. Begin the block outside of any
    transaction. Raises :class:`OSError` when the disk does not take the bytes.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    entry = incoming.begin(sha256)
    try:
        incoming.put_in_place(entry, data)
        yield IncomingFile(sha256, len(data))
    finally:
        incoming.settle(entry)
