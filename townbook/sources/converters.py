"""The part of an address that stands for a document."""

from __future__ import annotations


class SourceKeyConverter:
    """The beginning of a document's digest, ``KEY_LENGTH`` of :mod:`townbook.sources.models.source`."""

    regex = "[0-9a-f]{12}"

    def to_python(self, value: str) -> str:
        """The key, as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """The key, as it stands in the address."""
        return value
