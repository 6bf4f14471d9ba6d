"""What a spreadsheet's rows are."""

from __future__ import annotations

import itertools

import pytest

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.limits import MOST_COLUMNS
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet
from townbook.reading.source import BlockKind


def sheet(*rows: dict[int, str]) -> list[SheetRow]:
    return [{column: SheetCell(text) for column, text in row.items()} for row in rows]


def result(rows: list[SheetRow]) -> list[object]:
    builder = SourceBuilder()
    read_sheet(rows, builder)
    text, blocks = builder.finish()
    return [
        [text[cell.start : cell.end] for cell in block.cells]
        if block.cells
        else text[block.start : block.end]
        for block in blocks
    ]


def test_title_above_a_table_is_no_row() -> None:
    assert result(sheet({0: "План"}, {0: "№", 1: "Назва"}, {0: "1", 1: "Школа"})) == [
        "План",
        ["№", "Назва"],
        ["1", "Школа"],
    ]


def test_row_of_one_cell_within_a_table_is_a_row() -> None:
    assert result(sheet({0: "№", 1: "Назва"}, {0: "Ціль 1"}, {1: "Школа"})) == [
        ["№", "Назва"],
        ["Ціль 1", ""],
        ["", "Школа"],
    ]


def test_row_of_one_cell_after_an_empty_row_is_no_row() -> None:
    assert result(sheet({0: "№", 1: "Назва"}, {}, {0: "Ціль 2"}, {0: "1", 1: "Школа"})) == [
        ["№", "Назва"],
        "Ціль 2",
        ["1", "Школа"],
    ]


def test_columns_are_those_that_any_row_uses() -> None:
    assert result(sheet({2: "a", 4: "b"}, {}, {3: "c", 4: "d"})) == [["a", "", "b"], ["", "c", "d"]]


def test_bold_title_is_a_heading_and_numbers_begin_entries() -> None:
    builder = SourceBuilder()
    read_sheet(
        [{0: SheetCell("Цілі", bold=True)}, {0: SheetCell("1- школи")}, {1: SheetCell("• дахи")}], builder
    )
    _, blocks = builder.finish()
    assert [(block.kind, block.level) for block in blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.LIST_ENTRY, 1),
        (BlockKind.LIST_ENTRY, 2),
    ]


def test_sheet_with_too_many_rows_is_refused_without_reading_them_all() -> None:
    rows = itertools.repeat({0: SheetCell("a"), 1: SheetCell("b")})
    with pytest.raises(UnreadableDocument) as caught:
        read_sheet(rows, SourceBuilder())
    assert caught.value.kind is Problem.TOO_MANY_BLOCKS


def test_sheet_with_too_many_columns_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        result(sheet({0: "a", MOST_COLUMNS: "b"}))
    assert caught.value.kind is Problem.TOO_WIDE
