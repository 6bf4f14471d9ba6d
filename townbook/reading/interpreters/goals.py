"""Lists of goals: rows of number, level and name, lines that say their level and number, or numbered
lines under an announcement."""

from __future__ import annotations

import re

from townbook.reading.interpreters.goal_lines import find_lines, read_lines
from townbook.reading.interpreters.goal_list import find_list, read_list
from townbook.reading.interpreters.goal_rows import find_rows, read_rows
from townbook.reading.interpreters.goal_tree import GoalTree
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Block, BlockKind, Source
from townbook.reading.wording import plain

_CERTAIN = 0.95
_FEWEST = 3
"""Two numbered lines are an aside, not a list of goals."""


def recognise(source: Source) -> float:
    """How sure it is, between 0 and 1, that the document lists goals."""
    if any(find_rows(source)):
        return _CERTAIN
    entries = _entries(source)
    rows = sum(block.kind is BlockKind.TABLE_ROW for block in source.blocks)
    if not entries or rows > len(entries):
        return 0.0
    characters = sum(block.end - block.start for block in source.blocks)
    listed = sum(entry.end - entry.start for entry in entries)
    return min(_CERTAIN, 0.5 + listed / max(characters, 1))


def interpret(source: Source) -> DraftPart:
    """The goals as a tree of items, with a doubt for each line or number that is out of order."""
    tree = GoalTree(source)
    for table in find_rows(source):
        read_rows(table, tree)
    lines, found = find_lines(source), find_list(source)
    if len(lines) >= _FEWEST:
        read_lines(source, lines, tree)
    elif found is not None and len(found.entries) >= _FEWEST:
        read_list(found, tree)
    return tree.part(_title(source))


def _entries(source: Source) -> tuple[Block, ...]:
    """The blocks outside tables that are goals; empty where they are too few."""
    lines, found = find_lines(source), find_list(source)
    if len(lines) >= _FEWEST:
        return tuple(line.block for line in lines)
    return found.entries if found is not None and len(found.entries) >= _FEWEST else ()


def _title(source: Source) -> str:
    """The longest of the lines above the goals that name goals, a strategy or a programme."""
    announced = speech_pack(source.language).goals.announced
    first = next((entry.start for entry in _entries(source)), len(source.text))
    top = []
    for block in source.blocks:
        text = source.text[block.content_start : block.end]
        is_line = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
        if block.start >= first or not is_line or text.endswith((".", ":", ";")):
            break
        top.append(text)
    named = [text for text in top if re.search(announced, plain(text))]
    return max(named or top[:1], key=len, default="")
