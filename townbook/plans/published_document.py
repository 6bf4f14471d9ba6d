"""The document a publication makes: what the bodies wrote, in one text in which every value has its place.

Reports that were written here, not read from a document, need a sentence to lead back to as much as the
others. So publishing them writes a document, which is kept, shown and searched like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from townbook.reading.source import Block, BlockKind, Passage


@dataclass(frozen=True, slots=True)
class Statement:
    """One report as it is to be published: plain words, in the order they are printed.

    ``figures`` are places ``[start, end)`` in ``text``, ``None`` for one that stands in none.
    """

    heading: str
    text: str
    status: str
    reason: str
    bodies: tuple[str, ...]
    figures: tuple[Passage | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a statement stands in the document; ``status`` takes the reason in."""

    whole: Passage
    status: Passage
    figures: tuple[Passage | None, ...]


@dataclass
class PublishedDocument:
    """The document: its text, its blocks, and where each statement stands."""

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    length: int = 0
    """Characters written so far."""

    @property
    def text(self) -> str:
        """All that was written; every line is ended."""
        return "".join(f"{line}\n" for line in self.lines)

    def write(self, words: str, kind: BlockKind, level: int = 0) -> Passage:
        """Add a block of one line, and say where it stands."""
        start, end = self.length, self.length + len(words)
        self.lines.append(words)
        self.length = end + 1
        self.blocks.append(Block(kind, start, end, start, level=level))
        return start, end

    def write_lines(self, words: str) -> Passage:
        """Each line of the words is a paragraph; the words themselves stay as they are."""
        start = self.length
        for line in words.split("\n"):
            self.write(line, BlockKind.PARAGRAPH)
        return start, start + len(words)

    def state(self, statement: Statement) -> None:
        """Add a statement, and note where its parts stand."""
        start, _ = self.write(statement.heading, BlockKind.HEADING, level=2)
        if statement.bodies:
            self.write("; ".join(statement.bodies), BlockKind.PARAGRAPH)
        says = f"{statement.status}. {statement.reason}" if statement.reason else f"{statement.status}."
        status = self.write(says.replace("\n", " "), BlockKind.PARAGRAPH)
        end = status[1]
        figures: tuple[Passage | None, ...] = (None,) * len(statement.figures)
        if statement.text:
            text_start, end = self.write_lines(statement.text)
            figures = tuple(
                (text_start + place[0], text_start + place[1]) if place else None
                for place in statement.figures
            )
        self.placed.append(Placed((start, end), status, figures))


def compose(*, title: str, lead: str, statements: Sequence[Statement]) -> PublishedDocument:
    """The document of a publication; ``lead`` says of which period, and when it was published."""
    document = PublishedDocument()
    document.write(title, BlockKind.HEADING, level=1)
    document.write(lead, BlockKind.PARAGRAPH)
    for statement in statements:
        document.state(statement)
    return document
