"""Readers: a file becomes a Source, whatever its type."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import LARGEST_FILE, MEBIBYTE
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.delimited import is_delimited
from townbook.reading.readers.sniffing import FileType, file_type
from townbook.reading.source import Source
from townbook.text.languages import detect_language

__all__ = ["read_bytes", "read_source"]

_READERS = {
    FileType.TEXT: "plain",
    FileType.DELIMITED: "delimited",
    FileType.HTML: "web",
    FileType.PDF: "pdf",
    FileType.DOCX: "docx",
    FileType.XLSX: "xlsx",
    FileType.ODT: "odt",
    FileType.ODS: "ods",
}
"""The module of this package that reads a type; each offers ``read(data, builder)``."""


def read_source(path: Path, language: str | None = None, name: str | None = None) -> Source:
    """Read a file; ``name`` is what it is called in the Source, its own name unless given.

    Raises :class:`UnreadableDocument` for whatever keeps it from being read, see :func:`read_bytes`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableDocument(Problem.NOT_A_FILE)
        _check_size(status.st_size)
        data = path.read_bytes()
    except PermissionError as error:
        raise UnreadableDocument(Problem.FORBIDDEN) from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(Problem.MISSING) from error
    return read_bytes(data, name or path.name, language)


def read_bytes(data: bytes, name: str, language: str | None = None) -> Source:
    """Read the bytes of a file called ``name``; its language is found out unless given.

    Raises :class:`UnreadableDocument` for a file that is damaged, protected, too large, of a type that
    is not read, without words, or in a language without a pack.
    """
    _check_size(len(data))
    type_ = file_type(data)
    if type_ is FileType.TEXT and is_delimited(data, name):
        type_ = FileType.DELIMITED
    builder = SourceBuilder()
    _reader(type_)(data, builder)
    text, blocks = builder.finish()
    if not any(character.isalnum() for character in text):
        raise UnreadableDocument(Problem.NO_WORDS)
    language = language or detect_language(text)
    if language is None:
        raise UnreadableDocument(Problem.UNKNOWN_LANGUAGE)
    return Source(name, hashlib.sha256(data).hexdigest(), type_.value, language, text, blocks)


def _check_size(size: int) -> None:
    if size > LARGEST_FILE:
        raise UnreadableDocument(Problem.TOO_LARGE, megabytes=LARGEST_FILE // MEBIBYTE)


def _reader(type_: FileType) -> Callable[[bytes, SourceBuilder], None]:
    """The reader of a type, imported when the first such file comes.

    Their libraries are large: whoever reads a text file need not hold a PDF library in memory.
    """
    reader: Callable[[bytes, SourceBuilder], None] = import_module(f"{__name__}.{_READERS[type_]}").read
    return reader
