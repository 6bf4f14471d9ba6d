"""Put the cells of a table row under the columns they belong to.

Conversions of paged tables lose cells: a row comes one cell short and everything after the gap is
shifted, two cells come as one, or a row starts one column early. A row is compared with what each
column should hold; where another placement of its cells fits clearly better, that one is taken and
said to be a repair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from townbook.reading.bodies import leading_bodies, looks_like_bodies, trailing_bodies
from townbook.reading.packs import Column
from townbook.reading.source import Cell, Source
from townbook.reading.titles import row_code

_LONG = 160
"""Characters beyond which a cell is no name of an item."""
_CLEARLY = 2.0
"""By how much a placement must fit better than the row as it stands."""


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """A row's cells, one a column of the header; ``repair`` is the kind of mend made, or ""."""

    cells: tuple[Cell, ...]
    repair: str


def align(
    cells: tuple[Cell, ...], columns: tuple[Column | None, ...], source: Source, known: frozenset[str]
) -> AlignedRow:
    """The row's cells under the header's columns; ``known`` are plain names of bodies seen elsewhere."""
    width = len(columns)
    as_it_stands = _padded(cells, width)
    best, best_score = AlignedRow(as_it_stands, ""), _fit(as_it_stands, columns, source, known)
    if len(cells) == width and best_score >= 0:
        return best
    threshold = best_score + (_CLEARLY if len(cells) == width else 0.1)
    for candidate in _placements(cells, width, source, known):
        score = _fit(candidate.cells, columns, source, known)
        if score > threshold:
            best, threshold = candidate, score
    return best


def fits(
    cells: tuple[Cell, ...], columns: tuple[Column | None, ...], source: Source, known: frozenset[str]
) -> bool:
    """Whether a row, put under the columns as well as it goes, holds nothing that cannot stand there."""
    return _fit(align(cells, columns, source, known).cells, columns, source, known) >= 0


def _padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """The cells from the row's start, empty ones added behind or empty ones beyond cut off."""
    end = cells[-1].end if cells else 0
    kept = cells[:width] if all(cell.start == cell.end for cell in cells[width:]) else cells
    return kept + (Cell(end, end),) * (width - len(kept))


def _placements(
    cells: tuple[Cell, ...], width: int, source: Source, known: frozenset[str]
) -> Iterator[AlignedRow]:
    yield from (AlignedRow(placed, "row shifted") for placed in _shifts(cells, width))
    for split in _splits(cells, source, known):
        yield from (
            AlignedRow(placed, "cells merged") for placed in (_padded(split, width), *_shifts(split, width))
        )


def _shifts(cells: tuple[Cell, ...], width: int) -> Iterator[tuple[Cell, ...]]:
    """The cells with a gap put in before one of them, trailing empty cells given up for it."""
    kept = cells
    while kept and kept[-1].start == kept[-1].end and len(kept) >= width:
        kept = kept[:-1]
    for position in range(len(kept)):
        gap = (Cell(kept[position].start, kept[position].start),) * (width - len(kept))
        if gap:
            yield kept[:position] + gap + kept[position:]


def _splits(cells: tuple[Cell, ...], source: Source, known: frozenset[str]) -> Iterator[tuple[Cell, ...]]:
    """The cells with one parted in two: bodies and report, or item and bodies."""
    for position, cell in enumerate(cells):
        text = source.cell_text(cell)
        for cut in (leading_bodies(text, source.language, known), trailing_bodies(text, known)):
            if cut:
                end = len(text[:cut].rstrip())
                rest = cut + len(text[cut:]) - len(text[cut:].lstrip())
                parted = (Cell(cell.start, cell.start + end), Cell(cell.start + rest, cell.end))
                yield cells[:position] + parted + cells[position + 1 :]


def _fit(
    cells: tuple[Cell, ...], columns: tuple[Column | None, ...], source: Source, known: frozenset[str]
) -> float:
    """How well cells fit their columns: below 0 where something stands where it cannot."""
    if len(cells) != len(columns):
        return -100.0
    return sum(
        _cell_fit(source.cell_text(cell), column, source.language, known)
        for cell, column in zip(cells, columns, strict=True)
    )


def _cell_fit(text: str, column: Column | None, language: str, known: frozenset[str]) -> float:
    if not text or column is None:
        return 0.0
    match column:
        case Column.NUMBER:
            return 1.0 if row_code(text) else -6.0
        case Column.BODY if leading_bodies(text, language, known) is not None:
            return -4.0
        case Column.BODY:
            return 3.0 if looks_like_bodies(text, language) else -4.0 if len(text) > _LONG else -1.0
        case Column.ITEM:
            return -3.0 if looks_like_bodies(text, language) else 0.5
        case Column.REPORT:
            return -2.0 if looks_like_bodies(text, language) and len(text) < _LONG else 1.0
        case Column.PERIOD | Column.STATUS | Column.PROGRESS | Column.FUNDING:
            return -2.0 if looks_like_bodies(text, language) else 0.0
        case _:
            return 0.0
