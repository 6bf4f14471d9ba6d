"""What a document calls itself."""

from __future__ import annotations

from pathlib import PurePath

from townbook.reading.source import BlockKind, Source

_LONGEST_TITLE = 200


def document_title(source: Source) -> str:
    """The first heading, or else a short first paragraph, or else the file's name.

    It names the document, such as a report for one year; the plan it speaks of has a title of its
    own (``DraftSource.title``), which the reports of all years share.
    """
    for block in source.blocks:
        words = " ".join(source.text[block.content_start : block.end].split())
        if block.kind is BlockKind.HEADING or (
            block.kind is BlockKind.PARAGRAPH and len(words) <= _LONGEST_TITLE
        ):
            return words
        if block.kind is not BlockKind.TABLE_ROW:
            break
    return PurePath(source.name).stem
