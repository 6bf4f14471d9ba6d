"""Gather a Source's text and blocks, so that every reader gives the same text for the same content."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_BLOCKS, MOST_COLUMNS
from townbook.reading.readers.markers import Nesting, split_marker
from townbook.reading.source import Block, BlockKind, Cell
from townbook.text.canonical import canonical_text

_DEEPEST_HEADING = 9
_SPACES = re.compile("[ \t]+")
_UNSEEN = {0xAD: None, 0x200B: None, 0xFEFF: None, 0xFFFC: None}


def tidy(text: str) -> str:
    """Canonical text with single spaces, no empty lines, and no space at the ends of lines.

    A non-breaking space within a line stays what it is: it tells a thousands' separator from a space
    between two numbers. Soft hyphens and zero-width spaces only tell where a line may break; they go.
    """
    lines = canonical_text(text).translate(_UNSEEN).split("\n")
    tidied = (_SPACES.sub(" ", line).strip() for line in lines)
    return "\n".join(line for line in tidied if line)


class SourceBuilder:
    """Takes blocks in reading order, and knows where in the text each of them stands.

    Every method tidies the words it is given and ignores a block without any. ``nesting`` tells the
    depth of list entries by their indentation, since the last heading.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables = 0
        self._table_ended = False
        self.nesting = Nesting()

    def heading(self, text: str, level: int, page: int | None = None) -> None:
        """Add a heading; ``level`` 0 is one that only its emphasis tells, whose depth is not known."""
        self.nesting = Nesting()
        self._append(BlockKind.HEADING, tidy(text), level=min(level, _DEEPEST_HEADING), page=page)

    def words(self, text: str, indent: int = 0, page: int | None = None) -> None:
        """Add a paragraph, or a list entry where the words begin with a number or bullet.

        ``indent`` says how far in they stand, in any unit that a document keeps to. A line within that
        begins with a marker is an entry of its own.
        """
        lines: list[str] = []
        for line in [*text.split("\n"), ""]:
            marker, _ = split_marker(line.lstrip())
            if lines and (marker or not line.strip()):
                self._one_block("\n".join(lines), indent, page)
                lines = []
            if line.strip():
                lines.append(line)

    def _one_block(self, text: str, indent: int, page: int | None) -> None:
        bare = text.lstrip()
        marker, words = split_marker(bare)
        if marker:
            self.list_entry(words, marker, self.nesting.level(indent + len(text) - len(bare)), page)
        else:
            self.paragraph(text, page)

    def paragraph(self, text: str, page: int | None = None) -> None:
        """Add a paragraph, whatever it begins with."""
        self._append(BlockKind.PARAGRAPH, tidy(text), page=page)

    def list_entry(self, text: str, marker: str, level: int, page: int | None = None) -> None:
        """Add a list entry; ``level`` counts from 1, ``marker`` is its number or :data:`BULLET`."""
        words, marker = tidy(text), tidy(marker)
        if not words:
            return
        start = self._length + (1 if self._pieces else 0)
        self._append(
            BlockKind.LIST_ENTRY,
            f"{marker} {words}",
            level=max(level, 1),
            marker=marker,
            content_start=start + len(marker) + 1,
            page=page,
        )

    def row(self, cells: Sequence[str], page: int | None = None) -> None:
        """Add a row to the table above, or begin a new table where something else stands above.

        A table that ended goes on in the next one if that has as many columns and nothing stands
        between: so a table that a program cut at the foot of a page is one again.

        Raises :class:`UnreadableDocument` for more cells than a table may have.
        """
        if len(cells) > MOST_COLUMNS:
            raise UnreadableDocument(Problem.TOO_WIDE, columns=MOST_COLUMNS)
        texts = [tidy(cell) for cell in cells]
        if not any(texts):
            return
        above = self._blocks[-1] if self._blocks else None
        if above is None or not above.cells or (self._table_ended and len(above.cells) != len(texts)):
            self._tables += 1
        self._table_ended = False
        start = self._length + (1 if self._pieces else 0)
        places = []
        for text in texts:
            places.append(Cell(start, start + len(text)))
            start += len(text) + 1
        self._append(
            BlockKind.TABLE_ROW, "\t".join(texts), table=self._tables, cells=tuple(places), page=page
        )

    def end_table(self) -> None:
        """The document's table ends here."""
        self._table_ended = True

    def finish(self) -> tuple[str, tuple[Block, ...]]:
        """The canonical text, and its blocks."""
        known = [b.level for b in self._blocks if b.kind is BlockKind.HEADING and b.level]
        below = min(max(known, default=0) + 1, _DEEPEST_HEADING)
        blocks = tuple(
            replace(b, level=below) if b.kind is BlockKind.HEADING and not b.level else b
            for b in self._blocks
        )
        return "\n".join(self._pieces), blocks

    def _append(
        self,
        kind: BlockKind,
        text: str,
        *,
        level: int = 0,
        marker: str = "",
        content_start: int | None = None,
        table: int = 0,
        cells: tuple[Cell, ...] = (),
        page: int | None = None,
    ) -> None:
        if not text:
            return
        if len(self._blocks) >= MOST_BLOCKS:
            raise UnreadableDocument(Problem.TOO_MANY_BLOCKS, blocks=MOST_BLOCKS)
        start = self._length + (1 if self._pieces else 0)
        end = start + len(text)
        begin = start if content_start is None else content_start
        self._blocks.append(Block(kind, start, end, begin, level, marker, table, cells, page))
        self._pieces.append(text)
        self._length = end
