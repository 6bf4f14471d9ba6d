"""Write a plan as a workbook or as a text file with a delimiter."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO

from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from townbook.plans.sheets.cells import guarded
from townbook.plans.sheets.columns import EXPLANATIONS, LABELS, Column
from townbook.plans.sheets.lines import PlanLine, PlanSheet, stamp_of
from townbook.text.languages import direction

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old encoding."""

LONGEST_CELL = 16_000
"""Characters: a cell of Excel holds 32,767 units of UTF-16, and a character is at most two."""

_DAYS = frozenset({Column.STARTS, Column.ENDS})
_WIDTHS = {
    Column.TITLE: 60,
    Column.DESCRIPTION: 50,
    Column.LEADS: 36,
    Column.CONTRIBUTORS: 30,
    Column.PLACES: 24,
    Column.MILESTONES: 40,
    Column.LEVEL: 18,
}
_WIDTH = 12
_FIRST_DAY_OF_EXCEL = date(1900, 3, 1)
"""Days before it are text: Excel believes in a 29 February 1900."""


def as_csv(sheet: PlanSheet) -> bytes:
    """Comma-separated values after RFC 4180, in UTF-8: names of columns, their headings, then the lines."""
    text = StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    columns = _columns(sheet)
    writer.writerow([name for name, _, _ in columns])
    with translation.override(sheet.language):
        writer.writerow([str(LABELS[column]) for _, column, _ in columns])
    for line in sheet.lines:
        cells = _cells(line)
        writer.writerow(
            [guarded(_part(cells[column], part), is_plain_text=True) for _, column, part in columns]
        )
    return text.getvalue().encode()


def as_xlsx(sheet: PlanSheet) -> bytes:
    """A workbook: the lines, headed in the plan's language; what the columns mean, in the language spoken.

    All cells but days are marked as text, so that no program computes or changes what is typed into them.
    """
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as book:
        lines = book.add_worksheet(_sheet_name(_("Plan")))
        _write_lines(lines, sheet, _Formats(book))
        explained = book.add_worksheet(_sheet_name(_("Columns explained")))
        _write_explanations(explained, book, sheet)
    return written.getvalue()


class _Formats:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        wrapped = {"num_format": "@", "text_wrap": True, "valign": "top"}
        self.text: Format = book.add_format(wrapped)
        self.locked: Format = book.add_format({**wrapped, "font_color": "#555555", "bg_color": "#EEEEEE"})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self.head: Format = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"}
        )

    def of(self, column: Column) -> Format:
        """The look of a column's cells."""
        if column in _DAYS:
            return self.day
        return self.locked if column in {Column.KEY, Column.STAMP} else self.text


def _write_lines(page: Worksheet, sheet: PlanSheet, formats: _Formats) -> None:
    columns = _columns(sheet)
    if direction(sheet.language) == "rtl":
        page.right_to_left()
    with translation.override(sheet.language):
        for place, (name, column, _part_number) in enumerate(columns):
            options = {"hidden": True} if column is Column.STAMP else {}
            page.set_column(place, place, _WIDTHS.get(column, _WIDTH), formats.of(column), options)
            page.write_string(0, place, name, formats.head)
            page.write_string(1, place, str(LABELS[column]), formats.head)
            page.write_comment(1, place, str(EXPLANATIONS[column]), {"x_scale": 2.2, "y_scale": 1.3})
    page.set_row(0, None, None, {"hidden": True})
    for row, line in enumerate(sheet.lines, start=2):
        cells = _cells(line)
        for place, (_name, column, part) in enumerate(columns):
            _write_cell(page, row, place, column, _part(cells[column], part), formats)
    last = max(2, len(sheet.lines) + 1)
    if sheet.levels:
        _offer_levels(
            page, [column for _, column, _ in columns].index(Column.LEVEL), last, list(sheet.levels)
        )
    page.freeze_panes(2, 1)
    page.autofilter(1, 0, last, len(columns) - 1)


def _write_cell(page: Worksheet, row: int, place: int, column: Column, text: str, formats: _Formats) -> None:
    """A day as a day, everything else as text; nothing is ever a formula."""
    look = formats.of(column)
    day = date.fromisoformat(text) if text and column in _DAYS else None
    if day is not None and day >= _FIRST_DAY_OF_EXCEL:
        page.write_datetime(row, place, day, look)
    elif text:
        page.write_string(row, place, guarded(text, is_plain_text=False), look)
    else:
        page.write_blank(row, place, None, look)


def _offer_levels(page: Worksheet, place: int, last: int, levels: Sequence[str]) -> None:
    """A list to choose from, where its words fit into what the format allows (255 characters, no commas)."""
    if sum(len(level) + 1 for level in levels) > 255 or any("," in level or not level for level in levels):
        return
    page.data_validation(
        2, place, last + 200, place, {"validate": "list", "source": list(levels), "error_type": "warning"}
    )


def _write_explanations(page: Worksheet, book: Workbook, sheet: PlanSheet) -> None:
    spoken = translation.get_language() or sheet.language
    if direction(spoken) == "rtl":
        page.right_to_left()
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 26, wrapped)
    page.set_column(1, 1, 90, wrapped)
    rules = (
        _("Edit the first sheet and send it back: you will see what would change before anything does."),
        _("A row without a key is a new line. A row you delete stays in the plan unless you say otherwise."),
        _("Rows may be sorted, columns moved or left out: the hidden first row tells the columns apart."),
    )
    for row, rule in enumerate(rules):
        page.merge_range(row, 0, row, 1, rule, wrapped)
    for row, column in enumerate(Column, start=len(rules) + 1):
        with translation.override(sheet.language):
            heading = str(LABELS[column])
        page.write_string(row, 0, heading, wrapped)
        page.write_string(row, 1, str(EXPLANATIONS[column]), wrapped)


def _columns(sheet: PlanSheet) -> list[tuple[str, Column, int]]:
    """Name, column and part: a text that no cell can hold goes on in further columns."""
    parts: dict[Column, int] = {}
    for line in sheet.lines:
        for column, text in line.values.items():
            parts[column] = max(parts.get(column, 1), -(-len(text) // LONGEST_CELL))
    return [
        (column.value if part == 1 else f"{column.value}+{part}", column, part)
        for column in Column
        for part in range(1, max(1, parts.get(column, 1)) + 1)
    ]


def _cells(line: PlanLine) -> Mapping[Column, str]:
    return {**line.values, Column.KEY: line.key, Column.REMOVED: "", Column.STAMP: stamp_of(line.values)}


def _part(text: str, part: int) -> str:
    return text[(part - 1) * LONGEST_CELL : part * LONGEST_CELL]


def _sheet_name(said: str) -> str:
    r"""A name of a sheet has at most 31 characters, none of []:*?/\ among them."""
    return "".join(sign for sign in said if sign not in "[]:*?/\\'")[:31]
