"""The sections of a review that tell of the year behind or of the year ahead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Block, BlockKind, Source
from townbook.reading.wording import plain

_LONGEST_HEADING = 90


class Tense(Enum):
    """Which year a section tells of."""

    DONE = "done"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks below it, tables left out."""

    tense: Tense
    heading: Block
    blocks: tuple[Block, ...]


def find_sections(source: Source) -> tuple[Section, ...]:
    """The sections of a review in reading order; what stands above the first is in none."""
    opened: list[tuple[Tense, Block, list[Block]]] = []
    for block in source.blocks:
        tense = _tense(source, block)
        if tense is not None and not _is_deeper(block, opened):
            opened.append((tense, block, []))
        elif opened and block.kind is not BlockKind.TABLE_ROW:
            opened[-1][2].append(block)
    return tuple(Section(tense, heading, tuple(blocks)) for tense, heading, blocks in opened if blocks)


def _tense(source: Source, block: Block) -> Tense | None:
    text = source.text[block.content_start : block.end]
    if block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH) or len(text) > _LONGEST_HEADING:
        return None
    if text.endswith((".", ";", ",")):
        return None
    words, low = speech_pack(source.language).review, plain(text)
    if re.search(words.next, low):
        return Tense.NEXT
    return Tense.DONE if re.search(words.done, low) else None


def _is_deeper(block: Block, opened: list[tuple[Tense, Block, list[Block]]]) -> bool:
    """Whether a heading stands below the one of the open section, and so is a topic of it."""
    if not opened or block.kind is not BlockKind.HEADING or not opened[-1][2]:
        return False
    above = opened[-1][1]
    return above.kind is BlockKind.HEADING and block.level > above.level
