"""Goals as lines that say their own level and number: "Strategic goal 1. Clean streets"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.reading.interpreters.goal_tree import Goal, GoalTree
from townbook.reading.packs import document_pack
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Block, BlockKind, Passage, Source
from townbook.reading.wording import plain

_NUMBER = r"\s*(?:№|no\.?)?\s*(?P<number>\d{1,3}(?:\.\d{1,3})*)(?!\d|[-/]\d)\s*[.):–—-]*\s*"
_LONGEST_TITLE = 300
_PARTS = frozenset({"section", "point"})


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A block that names a goal; ``rank`` is the level's place among the levels a language knows,
    ``title`` is empty where the next block has it."""

    block: Block
    rank: int
    label: str
    number: str
    title: Passage


def find_lines(source: Source) -> list[GoalLine]:
    """The lines that begin with a level's word and a number, in reading order; none where all of
    them are mere sections or points, as any document has."""
    levels = document_pack(source.language).table.levels
    forms = [re.compile(f"(?:{level.form}){_NUMBER}") for level in levels]
    lines = [line for block in source.blocks for line in _line(source, block, forms)]
    return lines if any(levels[line.rank].key not in _PARTS for line in lines) else []


def read_lines(source: Source, lines: list[GoalLine], tree: GoalTree) -> None:
    """Add the goals to the tree, each below the last one of a higher level.

    An entry of a list between them is a goal below the line above it; a paragraph describes that
    line, or is its title where the line has none.
    """
    depths = {rank: depth for depth, rank in enumerate(sorted({line.rank for line in lines}))}
    by_block = {line.block.start: line for line in lines}
    labels = speech_pack(source.language).goals.labels
    untitled: GoalLine | None = None
    depth = 0
    for block in source.blocks:
        line = by_block.get(block.start)
        place = block.content_start, block.end
        if untitled is not None:
            has_title = line is None and block.end - block.content_start <= _LONGEST_TITLE
            title = place if has_title else (untitled.block.content_start, untitled.block.end)
            passage = untitled.block.start, max(title[1], untitled.block.end)
            tree.add(Goal(untitled.number, title, passage, untitled.label, depth))
            untitled = None
            if has_title:
                continue
        if line is not None:
            depth = depths[line.rank]
            if line.title[0] == line.title[1]:
                untitled = line
            else:
                tree.add(Goal(line.number, line.title, (block.start, block.end), line.label, depth))
        elif block.kind is BlockKind.LIST_ENTRY and block.start > lines[0].block.start:
            below = depth + block.level
            tree.add(Goal("", place, (block.start, block.end), labels[min(below, len(labels) - 1)], below))
        elif block.kind is not BlockKind.TABLE_ROW:
            tree.describe((block.start, block.end))
    if untitled is not None:
        whole = untitled.block.content_start, untitled.block.end
        tree.add(Goal(untitled.number, whole, whole, untitled.label, depth))


def _line(source: Source, block: Block, forms: list[re.Pattern[str]]) -> Iterator[GoalLine]:
    if block.kind is BlockKind.TABLE_ROW:
        return
    low = plain(source.text[block.content_start : block.end])
    levels = document_pack(source.language).table.levels
    for rank, (level, form) in enumerate(zip(levels, forms, strict=True)):
        match = form.match(low)
        if match:
            title = block.content_start + match.end(), block.end
            yield GoalLine(block, rank, level.label, match["number"], title)
            return
