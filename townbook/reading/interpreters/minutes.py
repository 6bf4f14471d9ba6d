"""Minutes and news of meetings: decisions, and who must do what by when.

Formal minutes mark their decisions, with a label or as a list of matters with outcomes; then only
what is marked counts, and what was merely said gives no record. In a news text the sentences are
looked at.
"""

from __future__ import annotations

import re

from townbook.reading.interpreters.dispositions import find_dispositions, read_dispositions
from townbook.reading.interpreters.labelled_minutes import find_decisions, read_labelled
from townbook.reading.interpreters.news import read_news
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.packs.shapes import speech_pack
from townbook.reading.source import BlockKind, Source
from townbook.reading.wording import plain

_CERTAIN = 0.9
_LIKELY = 0.7
_HEAD = 1500
"""Characters in which a text says what it is."""
_FEWEST_SIGNS = 2
"""Of these: somebody said something, a meeting is named, something was decided."""


def recognise(source: Source) -> float:
    """How sure it is, between 0 and 1, that the document tells of a meeting."""
    told = sum(block.end - block.start for block in source.blocks if block.kind is not BlockKind.TABLE_ROW)
    rows = sum(block.end - block.start for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    if rows > told or not source.blocks:
        return 0.0
    words = speech_pack(source.language).minutes
    begins = source.blocks[0].start
    met = re.search(words.meeting, plain(source.text[begins : begins + _HEAD])) is not None
    if find_decisions(source) or find_dispositions(source):
        return _CERTAIN if met else _LIKELY
    running = [plain(source.text[b.start : b.end]) for b in source.blocks if b.kind is BlockKind.PARAGRAPH]
    if 2 * len(running) < len(source.blocks):
        return 0.0
    attributions = sum(len(re.findall(words.said, text)) for text in running)
    decided = any(re.search(words.approved, text) for text in running)
    if attributions + met + decided >= _FEWEST_SIGNS:
        return _CERTAIN if met else _LIKELY
    return 0.0


def interpret(source: Source) -> DraftPart:
    """Decisions, assignments, and where the text tells of them works and sums."""
    if find_dispositions(source):
        return read_dispositions(source)
    if find_decisions(source):
        return read_labelled(source)
    return read_news(source)
