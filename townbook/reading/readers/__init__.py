"""Readers: a file becomes a Source, whatever its type."""

from __future__ import annotations

import hashlib
from pathlib import Path

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers import plain
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.source import Source
from townbook.text.languages import detect_language


def read_source(path: Path, language: str | None = None, name: str | None = None) -> Source:
    """Read a file."""
    return read_bytes(path.read_bytes(), name or path.name, language)


def read_bytes(data: bytes, name: str, language: str | None = None) -> Source:
    """Read the bytes of a file."""
    builder = SourceBuilder()
    plain.read(data, builder)
    text, blocks = builder.finish()
    language = language or detect_language(text)
    if language is None:
        raise UnreadableDocument(Problem.UNKNOWN_LANGUAGE)
    return Source(name, hashlib.sha256(data).hexdigest(), "text/plain", language, text, blocks)
