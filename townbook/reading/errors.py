"""Why a file cannot be read: a sentence for the person who handed it in."""

from __future__ import annotations

from enum import StrEnum


class Problem(StrEnum):
    """What is wrong with a file."""

    TOO_WIDE = "too wide"
    NOT_TEXT = "not text"
    UNKNOWN_LANGUAGE = "unknown language"


class UnreadableDocument(Exception):
    """A file that no reader can make a Source of."""

    def __init__(self, kind: Problem, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values
