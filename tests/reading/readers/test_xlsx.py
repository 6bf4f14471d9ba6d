"""Excel workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime

import xlsxwriter

from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.xlsx import read


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def result(data: bytes) -> str:
    builder = SourceBuilder()
    read(data, builder)
    return builder.finish()[0]


def test_cells_are_shown_as_the_sheet_shows_them() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Назва", 1.0, True])
        sheet.write(1, 0, 0.4, book.add_format({"num_format": "0%"}))
        sheet.write_datetime(
            1,
            1,
            datetime(2023, 3, 1, tzinfo=UTC).replace(tzinfo=None),
            book.add_format({"num_format": "dd.mm.yyyy"}),
        )
        sheet.write_formula(1, 2, '="при"&"вітання"', None, "привітання")
        sheet.write_rich_string(2, 0, "а", book.add_format({"bold": True}), "б", "в")
        sheet.write(2, 1, "два\nрядки")

    assert result(workbook(fill)) == "Назва\t1\t1\n40%\t01.03.2023\tпривітання\nабв\tдва\nрядки\t"


def test_merged_cell_stands_once() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["1", "2", "3"])
        sheet.merge_range(1, 0, 2, 1, "разом")
        sheet.write(1, 2, "a")
        sheet.write(2, 2, "b")

    assert result(workbook(fill)) == "1\t2\t3\nразом\t\ta\n\t\tb"


def test_sheets_come_in_their_order_without_hidden_ones() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        for text in ("перший", "схований", "третій"):
            sheet = book.add_worksheet()
            sheet.write(0, 0, text)
            if text == "схований":
                sheet.hide()

    assert result(workbook(fill)) == "перший\nтретій"


def test_stray_cell_in_the_last_place_takes_no_room() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["a", "b"])
        sheet.write(1048575, 16383, "c")

    assert result(workbook(fill)) == "a\tb\nc"


def test_formatted_empty_cells_are_no_columns() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["a", "b"])
        for column in range(2, 300):
            sheet.write_blank(0, column, None, bold)

    assert result(workbook(fill)) == "a\tb"


def test_references_to_nothing_are_empty() -> None:
    data = workbook(lambda book: book.add_worksheet().write_row(0, 0, ["слово", "друге"]))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = re.sub(rb"<v>1</v>", b"<v>999</v>", content)
            new.writestr(name, content)
    assert result(stream.getvalue()) == "слово"
