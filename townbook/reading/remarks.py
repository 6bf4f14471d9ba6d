"""The sentences of repairs and doubts, in the four languages.

A remark is written in the document's language: whoever reads the document reads the remark. The
same file so gives the same Draft whatever language the person at the keyboard prefers.
"""

from __future__ import annotations

from townbook.reading.draft import Remark
from townbook.reading.source import Passage

MESSAGES: dict[str, dict[str, str]] = {}


def remark(kind: str, language: str, passage: Passage, **values: str) -> Remark:
    """A repair or doubt of a kind, its sentence filled with ``values``.

    Raises :class:`KeyError` for a kind without a sentence in that language.
    """
    return Remark(kind, MESSAGES[kind][language].format(**values), passage)
