"""Goals as numbered or bulleted lines below a line that announces them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from townbook.reading.interpreters.goal_tree import Goal, GoalTree
from townbook.reading.packs.shapes import GoalWords, speech_pack
from townbook.reading.source import Block, BlockKind, Source
from townbook.reading.wording import plain

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*")
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_ANNOUNCEMENT = 120
_DESCRIBED = 3
"""Where every third block of a list is a paragraph, the paragraphs are descriptions."""


@dataclass(frozen=True, slots=True)
class GoalList:
    """The blocks from the first goal to the last, lines between them included."""

    source: Source
    entries: tuple[Block, ...]


def find_list(source: Source) -> GoalList | None:
    """The goals of a document; ``None`` where no line announces goals, or none follow it."""
    goals = speech_pack(source.language).goals
    blocks = source.blocks
    announced = next((place for place, block in enumerate(blocks) if _announces(source, block, goals)), None)
    if announced is None:
        return None
    places = [place for place, block in enumerate(blocks) if place > announced and _is_entry(block)]
    numbered = [place for place in places if _number(blocks[place])]
    wanted = numbered or places
    if not wanted:
        return None
    last = max(place for place in places if place <= wanted[-1] or _belongs(blocks, wanted[-1], place))
    between = blocks[wanted[0] : last + 1]
    return GoalList(source, tuple(block for block in between if block.kind is not BlockKind.TABLE_ROW))


def read_list(found: GoalList, tree: GoalTree) -> None:
    """Add the goals of a list to the tree.

    A line between two numbered goals is a goal without a number, and doubted, unless such lines are
    so many that each describes the goal above it. A heading is a goal above those that follow it.
    """
    labels = speech_pack(found.source.language).goals.labels
    has_numbers = any(_number(block) for block in found.entries)
    lines = sum(block.kind is BlockKind.PARAGRAPH for block in found.entries)
    described = _DESCRIBED * lines > len(found.entries)
    under_heading = 0
    depth = 0
    for block in found.entries:
        number = _number(block)
        if block.kind is BlockKind.PARAGRAPH and (described or not has_numbers):
            tree.describe((block.start, block.end))
            continue
        own = depth
        if block.kind is BlockKind.HEADING:
            under_heading, depth, own = 1, 0, 0
        elif number or not has_numbers:
            depth = own = under_heading + max(number.count("."), block.level - 1)
        elif block.kind is BlockKind.LIST_ENTRY:
            own = depth + 1
        else:
            tree.doubt("goal without a number", (block.start, block.end))
        label = labels[min(own, len(labels) - 1)]
        number = number or _letter(block)
        tree.add(Goal(number, (block.content_start, block.end), (block.start, block.end), label, own))


def _announces(source: Source, block: Block, goals: GoalWords) -> bool:
    text = source.text[block.content_start : block.end]
    short = len(text) <= _LONGEST_ANNOUNCEMENT and not text.endswith((".", ";"))
    is_line = block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and short)
    return is_line and re.search(goals.announced, plain(text)) is not None


def _is_entry(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ENTRY


def _number(block: Block) -> str:
    """The number of a list entry, in digits 0-9; "" for a bullet, a letter or another block."""
    match = _NUMBER.search(plain(block.marker)) if block.kind is BlockKind.LIST_ENTRY else None
    return match.group() if match else ""


def _letter(block: Block) -> str:
    """The letter of a list entry; "" for a bullet."""
    match = _LETTERS.search(block.marker)
    return match.group() if match else ""


def _belongs(blocks: tuple[Block, ...], last_numbered: int, place: int) -> bool:
    """Whether an entry behind the last numbered goal is one of the points right below it."""
    between = blocks[last_numbered + 1 : place + 1]
    return all(block.kind is BlockKind.LIST_ENTRY for block in between)
