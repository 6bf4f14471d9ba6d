"""The topics of a review's section, and the points under each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from townbook.reading.draft import Remark
from townbook.reading.interpreters.headlines import headline
from townbook.reading.interpreters.review_sections import Section
from townbook.reading.remarks import remark
from townbook.reading.source import Block, BlockKind, Passage, Source
from townbook.reading.wording import plain

_LONGEST_HEADING = 60
_FIRST_WORD = re.compile(r"[^\W\d_]{4,}")
_FINAL_LETTER_WITHIN = re.compile(r"(?<=[א-ת]{2}[םןץףך])(?=[א-ת]{3})")
"""A Hebrew final letter ends a word, whatever is written right behind it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A topic or point: ``texts`` are the passages of what is reported on it, none for a topic that
    only stands above its points; ``description`` is empty where the title says it all."""

    key: str
    parent: str | None
    number: str
    title: Passage
    description: Passage
    passage: Passage
    texts: tuple[Passage, ...]


def read_points(source: Source, section: Section, first: int) -> tuple[list[Point], list[Remark]]:
    """The points of a section, numbered on from ``first``, and the repairs made on the way.

    An indented entry belongs to the entry above it, and so does a paragraph; a paragraph above all
    entries is a topic itself.
    """
    points: list[Point] = []
    repairs: list[Remark] = []
    above: list[tuple[int, int]] = []
    under_heading = 0
    for block, following in zip(section.blocks, [*section.blocks[1:], None], strict=True):
        words = block.content_start, block.end
        is_heading = _is_heading(source, block, following)
        if block.kind is BlockKind.PARAGRAPH and above and not is_heading:
            _tell(points, above[-1][1], words)
            continue
        under_heading = 1 if is_heading else under_heading
        depth = under_heading + block.level - 1 if block.kind is BlockKind.LIST_ENTRY else 0
        for begin, end in _parted(source, block):
            while above and above[-1][0] >= depth:
                above.pop()
            parent = points[above[-1][1]] if above else None
            points.append(_point(source, f"r{first + len(points)}", parent, block, (begin, end)))
            above.append((depth, len(points) - 1))
            if end < block.end:
                repairs.append(_parted_remark(source, block, end))
    return _without_bare_topics(points), repairs


def _is_heading(source: Source, block: Block, following: Block | None) -> bool:
    """Whether a block only stands above others: a heading, or a few words right above a list."""
    if block.kind is not BlockKind.PARAGRAPH:
        return block.kind is BlockKind.HEADING
    text = source.text[block.content_start : block.end]
    few = len(text) <= _LONGEST_HEADING and not text.endswith((".", "!", "?", ";"))
    return few and following is not None and following.kind is BlockKind.LIST_ENTRY and following.level == 1


def _tell(points: list[Point], place: int, words: Passage) -> None:
    """Add a paragraph to what is told of a point; the point's own line was then only its title."""
    point = points[place]
    told = point.texts if point.texts != (point.title,) else ()
    points[place] = replace(point, texts=(*told, words), passage=(point.passage[0], words[1]))


def _point(source: Source, key: str, parent: Point | None, block: Block, words: Passage) -> Point:
    title = headline(source, words)
    number = block.marker.strip(".()[] -–") if block.marker[:1].isdigit() else ""
    whole = title[1] >= words[1] - 1
    passage = (block.start if words[0] == block.content_start else words[0]), words[1]
    description = (words[1], words[1]) if whole else words
    return Point(
        key, parent.key if parent else None, number, title, description, passage, (title if whole else words,)
    )


def _without_bare_topics(points: list[Point]) -> list[Point]:
    """Points without a report for a topic whose own line only stands above others."""
    parents = {point.parent for point in points}
    return [
        replace(point, texts=()) if point.key in parents and point.texts == (point.title,) else point
        for point in points
    ]


def _parted(source: Source, block: Block) -> Iterator[Passage]:
    """The words of a block, in two where two lines had run together."""
    cut = (
        _run_together(source.text[block.content_start : block.end])
        if block.kind is BlockKind.LIST_ENTRY
        else None
    )
    if cut is None:
        yield block.content_start, block.end
    else:
        yield block.content_start, block.content_start + cut
        yield block.content_start + cut, block.end


def _run_together(text: str) -> int | None:
    """Where a second line begins without a space: at the entry's own first word, said again behind
    another word, or behind a letter that only ends words; ``None`` where nothing ran together."""
    low = plain(text)
    first = _FIRST_WORD.match(low)
    again = (
        re.compile(rf"(?<=[^\W\d_]{{3}}){re.escape(first.group())}\b").search(low, first.end())
        if first
        else None
    )
    found = again or _FINAL_LETTER_WITHIN.search(low)
    return found.start() if found else None


def _parted_remark(source: Source, block: Block, cut: int) -> Remark:
    text = source.text
    begin = max(text.rfind(" ", block.content_start, cut) + 1, block.content_start)
    space = text.find(" ", cut, block.end)
    end = space if space >= 0 else block.end
    values = {"before": text[begin:cut], "after": text[cut:end]}
    return remark("lines run together", source.language, (begin, end), **values)
