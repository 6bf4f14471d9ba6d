"""A source as a page of a document, with a passage marked in it to the character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from townbook.reading.source import Block
from townbook.sources.models import Source
from townbook.sources.selectors.sources import blocks_of

BLOCKS_ON_A_PAGE = 100
CHARACTERS_ON_A_PAGE = 24_000
"""A page ends at whichever comes first: some table rows are as long as a page of a book."""

LONGEST_HEADING_CELL = 80

Place = tuple[int, int]
"""Characters ``[start, end)`` of the source's text."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are all marked or all not; the first marked run of a page ``is_first``.

    ``kind`` says what the characters are marked for, where whoever asked for the mark said so; ``start`` is
    the first one's place in the source's text.
    """

    text: str
    is_marked: bool
    is_first: bool
    kind: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters to be marked beside the passage, and what for: a word the stylesheet knows."""

    place: Place
    kind: str


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph or list entry; ``page`` is set where the file's own page begins."""

    kind: str
    level: int
    runs: tuple[Run, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells as runs."""

    cells: tuple[tuple[Run, ...], ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together; ``head`` is the table's first row where it names the columns."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    columns: int
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """What is shown of a document at once; pages count from 1. They are ours, not the file's."""

    parts: tuple[Part | Table, ...]
    page: int
    pages: int
    passage: Place | None


class PageNotThere(LookupError):
    """The document has no page of that number."""


def document_page(
    source: Source, page: int | None, passage: Place | None, marks: Sequence[Mark] = ()
) -> DocumentPage:
    """The page asked for, else the one on which the passage begins, or the first mark, else the first.

    Where marks lie one in another, the later of ``marks`` shows, and the passage over all of them.
    Raises :class:`PageNotThere` for a page the document does not have.
    """
    blocks = blocks_of(source)
    pages = _pages(blocks)
    places = [passage] if passage else [mark.place for mark in marks]
    if page is None:
        page = _page_of(pages, min(places)[0]) if places else 1
    if not 1 <= page <= len(pages):
        raise PageNotThere(page)
    shown = pages[page - 1]
    before = pages[page - 2][-1].page if page > 1 else None
    drawing = _Drawing(source.text, passage, before, marks)
    heads = _heads(source.text, blocks, {block.table for block in shown if block.table})
    return DocumentPage(tuple(drawing.parts(shown, heads)), page, len(pages), passage)


def pages_of(source: Source) -> int:
    """How many of our pages the document has; an empty one has one."""
    return len(_pages(blocks_of(source)))


def _pages(blocks: Sequence[Block]) -> list[list[Block]]:
    pages: list[list[Block]] = [[]]
    characters = 0
    for block in blocks:
        length = block.end - block.start
        full = len(pages[-1]) == BLOCKS_ON_A_PAGE or characters + length > CHARACTERS_ON_A_PAGE
        if full and pages[-1]:
            pages.append([])
            characters = 0
        pages[-1].append(block)
        characters += length
    return pages


def _page_of(pages: Sequence[Sequence[Block]], character: int) -> int:
    """The page of the block that begins last before or at the character."""
    firsts = [page[0].start for page in pages if page]
    return max(1, bisect_right(firsts, character))


def _heads(text: str, blocks: Iterable[Block], tables: set[int]) -> dict[int, Block]:
    """By table, its first row where all of its cells are short words: then they name the columns."""
    firsts: dict[int, Block] = {}
    for block in blocks:
        if block.table in tables:
            firsts.setdefault(block.table, block)
    return {table: block for table, block in firsts.items() if _names_columns(text, block)}


def _names_columns(text: str, block: Block) -> bool:
    cells = [text[cell.start : cell.end].strip() for cell in block.cells]
    return len(cells) > 1 and all(
        cell and len(cell) <= LONGEST_HEADING_CELL and not re.fullmatch(r"[\W\d]+", cell) for cell in cells
    )


class _Drawing:
    """Cuts the text of one page into marked and unmarked runs."""

    def __init__(
        self, text: str, passage: Place | None, page_before: int | None, marks: Sequence[Mark]
    ) -> None:
        self._text = text
        self._marks = [*marks, Mark(passage, "")] if passage else list(marks)
        self._has_passage = passage is not None
        self._nothing_marked_yet = True
        self._file_page = page_before

    def parts(self, blocks: Iterable[Block], heads: dict[int, Block]) -> Iterator[Part | Table]:
        for table, group in groupby(blocks, key=lambda block: block.table):
            if table:
                yield self._table(list(group), heads.get(table))
            else:
                for block in group:
                    runs = self._runs(block.start, block.end)
                    yield Part(block.kind.value, block.level, runs, self._new_page(block))

    def _table(self, blocks: list[Block], head: Block | None) -> Table:
        names = tuple(self._text[cell.start : cell.end] for cell in head.cells) if head else ()
        # A head that holds the passage is drawn as a row, so that it can be marked.
        if head is not None and head in blocks and not self._touches(head):
            blocks = [block for block in blocks if block is not head]
        rows = tuple(
            Row(tuple(self._runs(cell.start, cell.end) for cell in block.cells), self._new_page(block))
            for block in blocks
        )
        return Table(names, rows, max((len(row.cells) for row in rows), default=len(names)))

    def _touches(self, block: Block) -> bool:
        return any(mark.place[0] < block.end and block.start < mark.place[1] for mark in self._marks)

    def _runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The characters from ``start`` to ``end``, cut where a mark begins or ends."""
        here = [mark for mark in self._marks if mark.place[0] < end and start < mark.place[1]]
        cuts = {start, end, *(cut for mark in here for cut in mark.place if start < cut < end)}
        return tuple(self._run(first, last, here) for first, last in pairwise(sorted(cuts)))

    def _run(self, start: int, end: int, marks: Sequence[Mark]) -> Run:
        over = [mark for mark in marks if mark.place[0] <= start and end <= mark.place[1]]
        kind = over[-1].kind if over else ""
        # The anchor stands at the passage where there is one, else at the first mark.
        is_first = bool(over) and self._nothing_marked_yet and not (self._has_passage and kind)
        if is_first:
            self._nothing_marked_yet = False
        return Run(self._text[start:end], bool(over), is_first, kind, start)

    def _new_page(self, block: Block) -> int | None:
        """The file's page number where it is another than before."""
        if block.page is None or block.page == self._file_page:
            return None
        self._file_page = block.page
        return block.page
