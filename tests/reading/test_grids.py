"""Cells as they stand in a sheet whose headings are known, with the numbers a program shows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from xlsxwriter import Workbook

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.grids import Grid, UnusableGrid, read_grid


def known(texts: Sequence[str]) -> int:
    return sum(text == "title" for text in texts)


def read(data: bytes, most_rows: int = 100) -> Grid | None:
    return read_grid(data, is_wanted=known, most_rows=most_rows)


def rows_of(grid: Grid | None) -> list[tuple[int, dict[int, str]]]:
    assert grid is not None
    return [(row.number, {place: cell.text for place, cell in row.cells.items()}) for row in grid.rows]


def workbook(*sheets: Sequence[tuple[int, int, str]]) -> bytes:
    written = io.BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        for cells in sheets:
            page = book.add_worksheet()
            for row, column, text in cells:
                page.write_string(row, column, text)
    return written.getvalue()


def test_first_sheet_with_a_known_heading_is_taken() -> None:
    data = workbook([(0, 0, "notes")], [(0, 1, "title"), (7, 1, " a\n b ")], [(0, 0, "title")])
    assert rows_of(read(data)) == [(1, {1: "title"}), (8, {1: " a\n b "})]


def test_workbook_without_a_known_heading_is_none() -> None:
    assert read(workbook([(0, 0, "notes")])) is None
    assert read(b"notes;of;a;meeting\n") is None


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiter_is_told_by_the_headings(delimiter: str) -> None:
    data = delimiter.join(["title", "a,b;c", "x"]) + "\r\n" + delimiter.join(['"a\nb"', "", '"x"'])
    headed = data.replace("a,b;c", "ab")
    assert rows_of(read(headed.encode())) == [(1, {0: "title", 1: "ab", 2: "x"}), (2, {0: "a\nb", 2: "x"})]


def test_delimiter_that_excel_says_is_believed() -> None:
    assert rows_of(read("sep=~\ntitle~b\n1~2".encode("utf-16"))) == [
        (2, {0: "title", 1: "b"}),
        (3, {0: "1", 1: "2"}),
    ]


def test_old_encoding_is_said() -> None:
    grid = read("title;опис\nверба;біля річки\n".encode("cp1251"))
    assert grid is not None
    assert grid.encoding == "windows-1251"
    assert rows_of(grid)[1] == (2, {0: "верба", 1: "біля річки"})


def test_macros_and_other_documents_are_told_apart() -> None:
    data = io.BytesIO(workbook([(0, 0, "title")]))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    for file, kind in ((data.getvalue(), "macros"), (b"%PDF-1.7", "no spreadsheet")):
        with pytest.raises(UnusableGrid) as wrong:
            read(file)
        assert wrong.value.kind == kind


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"title\n" + b"x\n" * 200, Problem.TOO_MANY_BLOCKS),
        (workbook([(0, 0, "title"), *((row, 0, "x") for row in range(1, 200))]), Problem.TOO_MANY_BLOCKS),
        (b"title" + b",x" * 100, Problem.TOO_WIDE),
        (workbook([(0, 0, "title"), (1, 9_999, "x")]), Problem.TOO_WIDE),
        (b"", Problem.EMPTY),
        (b"title," + b'"' + b"x" * 200_000, Problem.NOT_TEXT),
    ],
)
def test_what_would_fill_the_memory_is_refused(data: bytes, kind: Problem) -> None:
    with pytest.raises(UnreadableDocument) as wrong:
        read(data)
    assert wrong.value.kind is kind
