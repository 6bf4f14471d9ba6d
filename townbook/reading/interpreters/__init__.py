"""Make a Draft of a Source, whatever shapes its document has.

Execution tables are read first; of what they leave, the shape that fits best is read. The same
Source always gives the same Draft.
"""

from __future__ import annotations

from dataclasses import replace

from townbook.reading.document_title import document_title
from townbook.reading.draft import Draft, DraftSource
from townbook.reading.interpreters import goals, minutes, review, roster, table
from townbook.reading.interpreters.merging import draft_of
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.remarks import remark
from townbook.reading.source import Source

_SURE = 0.5
_OTHER_SHAPES = {"review": review, "goal list": goals, "minutes": minutes, "roster": roster}


def interpret(source: Source) -> Draft:
    """Plan, reports, decisions and assignments of a document, each with its passage.

    A document of no known shape gives a Draft without records and a doubt that says so.
    """
    shapes: list[str] = []
    parts: list[DraftPart] = []
    rest = source
    if table.recognise(source) >= _SURE:
        part, left = table.interpret(source)
        shapes.append("execution table")
        parts.append(part)
        rest = replace(source, blocks=left)
    sureness = {name: shape.recognise(rest) for name, shape in _OTHER_SHAPES.items()}
    best = max(sureness, key=sureness.__getitem__)
    if sureness[best] >= _SURE:
        shapes.append(best)
        parts.append(_OTHER_SHAPES[best].interpret(rest))
    if not parts:
        parts.append(DraftPart(doubts=(remark("shape unknown", source.language, _opening(source)),)))
    title = next((part.title for part in parts if part.title), "") or document_title(source)
    described = DraftSource(
        source.name, source.sha256, source.language, title, tuple(shapes), len(source.text)
    )
    return draft_of(described, parts)


def _opening(source: Source) -> tuple[int, int]:
    return (source.blocks[0].start, source.blocks[0].end) if source.blocks else (0, 0)
