"""What a reader makes of a file: canonical text, and blocks with their places in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Passage = tuple[int, int]
"""A half-open range ``[start, end)`` of characters (code points) of a Source's canonical text."""


class BlockKind(StrEnum):
    """What a run of text is in the document's own layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ENTRY = "list entry"
    TABLE_ROW = "table row"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row; an empty cell has ``start == end``.

    A merged cell stands once, in the row and column where it begins; the places it covers
    are empty cells, so that every row of a table lines up with the table's header.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list entry or table row.

    ``start`` and ``end`` take in everything of the block, the list marker included;
    ``content_start`` is where the words begin after the marker. ``level`` is the depth of a
    heading (1 is the highest) or of a list entry (1 is the outermost), else 0. ``table`` numbers
    the document's tables from 1, and is 0 outside them. ``page`` counts from 1, and is ``None``
    in a format without pages.
    """

    kind: BlockKind
    start: int
    end: int
    content_start: int
    level: int = 0
    marker: str = ""
    table: int = 0
    cells: tuple[Cell, ...] = ()
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as text with places.

    ``text`` is in Unicode NFC with line feeds as line ends and holds no markup: tags, table rules
    and emphasis marks of the file are gone. Cells of a row are separated by a tab, blocks by a line
    end; a cell of several paragraphs holds line ends between them. Blocks come in reading order and
    do not overlap. ``sha256`` is the hexadecimal digest of the file's bytes.
    """

    name: str
    sha256: str
    media_type: str
    language: str
    text: str
    blocks: tuple[Block, ...]

    def passage_text(self, passage: Passage) -> str:
        """The words of a passage."""
        return self.text[passage[0] : passage[1]]

    def cell_text(self, cell: Cell) -> str:
        """The words of a cell."""
        return self.text[cell.start : cell.end]
