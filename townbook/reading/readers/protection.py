"""Tell an OpenDocument file that needs a password."""

from __future__ import annotations

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.open_document import CONTENT
from townbook.reading.readers.parts import Parts

_MANIFEST = "META-INF/manifest.xml"
_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"


def check_protection(parts: Parts) -> None:
    """Raise :class:`UnreadableDocument` for a file whose content is encrypted or not there."""
    manifest = parts.tree(_MANIFEST)
    if manifest is not None and next(manifest.iter(_SPACE + "encryption-data"), None) is not None:
        raise UnreadableDocument(Problem.PROTECTED_OFFICE)
    if CONTENT not in parts:
        raise UnreadableDocument(Problem.BROKEN_OFFICE)
