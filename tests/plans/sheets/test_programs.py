"""Sheets as other programs read them, and as they save them."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import odfdo
import pytest
from python_calamine import CalamineWorkbook

from tests.plans.sheets.plan_sheets import line, river, sheet_of
from townbook.plans.sheets.changes import sheet_changes
from townbook.plans.sheets.columns import Column
from townbook.plans.sheets.lines import PlanSheet
from townbook.plans.sheets.parsing import parsed
from townbook.plans.sheets.writing import as_xlsx

Value = str | int | float | bool | date | datetime | time | timedelta
Cells = list[list[Value]]


def cells_of(data: bytes) -> Cells:
    """The first sheet as another library reads it."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def saved_as_ods(cells: Cells) -> bytes:
    """The cells as an office program saves them."""
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    table = odfdo.Table("Plan")
    for place, cells_of_row in enumerate(cells):
        row = odfdo.Row()
        for column, value in enumerate(cells_of_row):
            if value not in {"", None}:
                row.set_cell(column, cell_of(value))
        table.set_row(place, row)
    document.body.append(table)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def cell_of(value: Value) -> odfdo.Cell:
    """A text has a paragraph for each of its lines."""
    if not isinstance(value, str):
        assert not isinstance(value, time)
        return odfdo.Cell(value)
    cell = odfdo.Cell()
    cell.type = "string"
    for words in value.split("\n"):
        cell.append(odfdo.Paragraph(words))
    return cell


@pytest.fixture
def plan() -> PlanSheet:
    odd = ("=1+1", "+380", "1.10", "007", "'-5", "a\nb", "שלום", "نیم\u200cفاصله")
    lines = [line(str(place), order=str(place), number=text) for place, text in enumerate(odd, start=1)]
    return sheet_of([*lines, *(each for each in river().lines if each.key in {"1.1", "1.10"})][:8])


def test_another_library_reads_the_very_texts_and_days() -> None:
    cells = cells_of(as_xlsx(river()))
    assert cells[0][:4] == ["key", "parent", "order", "level"]
    assert cells[4][:6] == ["1.10", "1", "2", "Завдання", "1.10", "=Прокласти стежку"]
    assert [str(each) for each in cells[4][7:9]] == ["2019-01-01", "2023-12-31"]


def test_sheet_saved_as_open_document_changes_nothing(plan: PlanSheet) -> None:
    read, problems = parsed(saved_as_ods(cells_of(as_xlsx(plan))), plan)
    changes = sheet_changes(plan, read, problems)
    assert (changes.problems, changes.changed, changes.missing) == ((), (), ())
    assert len(read.lines) == len(plan.lines)


def test_days_of_an_open_document_sheet_are_days() -> None:
    plan = river()
    read, problems = parsed(saved_as_ods(cells_of(as_xlsx(plan))), plan)
    assert sheet_changes(plan, read, problems).is_nothing
    assert read.lines[2].values[Column.STARTS] == "2019-01-01"


def test_row_numbers_are_those_the_program_shows() -> None:
    plan = river()
    cells = cells_of(as_xlsx(plan))
    empty: list[Value] = [""] * len(cells[0])
    cells[3:3] = [empty] * 4
    cells[8][7] = "колись"
    read, problems = parsed(saved_as_ods(cells), plan)
    assert [(problem.row, problem.said) for problem in problems] == [(9, "колись")]
    assert read.places[Column.STARTS][0] == 7
