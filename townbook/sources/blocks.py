"""Blocks of a source as JSON, and back."""

from __future__ import annotations

from typing import Any

from townbook.reading.source import Block, BlockKind, Cell


def block_to_json(block: Block) -> dict[str, Any]:
    """A block as JSON; what is empty is left out, for a long table has thousands of blocks."""
    form: dict[str, Any] = {
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "content_start": block.content_start,
        "level": block.level,
        "marker": block.marker,
        "table": block.table,
        "cells": [[cell.start, cell.end] for cell in block.cells],
        "page": block.page,
    }
    return {name: value for name, value in form.items() if name in _ALWAYS or value}


_ALWAYS = {"kind", "start", "end", "content_start"}


def block_from_json(form: dict[str, Any]) -> Block:
    """The block :func:`block_to_json` wrote. Raises :class:`KeyError` or :class:`ValueError` otherwise."""
    return Block(
        kind=BlockKind(form["kind"]),
        start=form["start"],
        end=form["end"],
        content_start=form["content_start"],
        level=form.get("level", 0),
        marker=form.get("marker", ""),
        table=form.get("table", 0),
        cells=tuple(Cell(start, end) for start, end in form.get("cells", ())),
        page=form.get("page"),
    )
