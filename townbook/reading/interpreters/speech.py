"""What a news text is made of: sections under a line of their own, sentences, and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import Block, BlockKind, Passage, Source
from townbook.reading.wording import plain, sentences

_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under a heading; ``heading`` is ``None`` for those above the first one."""

    heading: Passage | None
    paragraphs: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence: ``opening`` is its attribution ("the mayor said, noting that …, :"), empty where
    it has none; ``words`` is what is said. ``whole`` takes in both."""

    opening: Passage
    words: Passage

    @property
    def whole(self) -> Passage:
        """The sentence from its first character to its last."""
        return self.opening[0], self.words[1]


def sections(source: Source) -> Iterator[Section]:
    """The sections of a text without tables. The lines above its first paragraph are its headlines."""
    heading: Passage | None = None
    paragraphs: list[Passage] = []
    begun = False
    for block in source.blocks:
        if block.kind is BlockKind.TABLE_ROW:
            continue
        place = block.content_start, block.end
        if not _is_heading(source, block):
            begun = True
            paragraphs.append(place)
        elif begun:
            yield Section(heading, tuple(paragraphs))
            heading, paragraphs = place, []
    if paragraphs:
        yield Section(heading, tuple(paragraphs))


def headlines(source: Source) -> Iterator[Passage]:
    """The lines above the first paragraph, captions and dates left out."""
    for block in source.blocks:
        if block.kind is BlockKind.TABLE_ROW or not _is_heading(source, block):
            return
        text = source.text[block.content_start : block.end]
        if ":" not in text and re.search(r"[^\W\d_]{2}", text):
            yield block.content_start, block.end


def statements(source: Source, paragraph: Passage) -> Iterator[Statement]:
    """The sentences of a paragraph, each parted from its attribution."""
    said = re.compile(speech_pack(source.language).minutes.said)
    text = source.passage_text(paragraph)
    low = plain(text)
    for start, end in sentences(text):
        attributions = list(said.finditer(low, start, end))
        begin = attributions[0].end() if attributions else start
        while begin < end and text[begin].isspace():
            begin += 1
        opening = paragraph[0] + start, paragraph[0] + begin
        yield Statement(opening, (paragraph[0] + begin, paragraph[0] + end))


def _is_heading(source: Source, block: Block) -> bool:
    text = source.text[block.content_start : block.end]
    if block.kind is BlockKind.HEADING:
        return True
    short = block.kind is BlockKind.PARAGRAPH and len(text) <= _LONGEST_HEADING
    return (
        short
        and not text.endswith((".", "!", "?", "؟", ":", ";", "…", ","))
        and not _attributes(source, text)
    )


def _attributes(source: Source, text: str) -> bool:
    return re.search(speech_pack(source.language).minutes.said, plain(text)) is not None
