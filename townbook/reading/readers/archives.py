"""Open a zip archive without trusting its directory."""

from __future__ import annotations

import io
import zipfile
import zlib

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_PARTS

DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What the standard library raises for an archive that is damaged or of a kind it does not know."""

_DIRECTORY_ENTRY = b"PK\x01\x02"


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive that some bytes are.

    Raises :class:`UnreadableDocument` for a damaged one, and for one whose directory alone would fill
    the memory.
    """
    if data.count(_DIRECTORY_ENTRY) > MOST_PARTS:
        raise UnreadableDocument(Problem.SWELLING)
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableDocument(Problem.BROKEN_OFFICE) from error
