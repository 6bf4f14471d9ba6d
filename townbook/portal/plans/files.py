"""The selected items as CSV, XLSX and JSON, each bounded by the size of a plan."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO

from django.utils import translation
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from townbook.portal.plans.columns import COLUMNS, ItemRecords, Value
from townbook.text.languages import direction

SCHEMA = "townbook-items/1"

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old encoding."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet computes a text that begins with one of these. https://owasp.org/www-community/attacks/CSV_Injection"""

_WIDTHS = {"title": 60, "branch": 36, "lead_bodies": 36, "other_bodies": 30, "reason": 30, "passage": 24}
_WIDTH = 14
_LINKS = {"page", "passage"}


@dataclass(frozen=True, slots=True)
class FileForm:
    """A form of file: its media type, and what writes it."""

    media_type: str
    write: Callable[[ItemRecords], bytes]


def as_csv(records: ItemRecords) -> bytes:
    """Comma-separated values after RFC 4180, in UTF-8, days as ISO 8601."""
    text = StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for record in records:
        writer.writerow([_harmless(record[name]) for name in COLUMNS])
    return text.getvalue().encode()


def _harmless(value: Value) -> Value:
    """A text that no spreadsheet takes for a formula: one that looks like it gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value


def as_json(records: ItemRecords) -> bytes:
    """An object with what was selected from, and the list of items; days as ISO 8601."""
    city, plan, period = records.city, records.plan, records.period
    content = {
        "schema": SCHEMA,
        "city": {"slug": city.slug, "name": city.name, "language": city.language},
        "plan": {"slug": plan.slug, "title": plan.title, "language": plan.language},
        "period": {"label": period.label, "starts": period.starts, "ends": period.ends} if period else None,
        "count": len(records.rows),
        "items": list(records),
    }
    return json.dumps(content, ensure_ascii=False, default=_iso).encode()


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def as_xlsx(records: ItemRecords) -> bytes:
    """A sheet in the direction of the city's language: names of columns, their labels, real days, links."""
    language = records.city.language
    written = BytesIO()
    # Constant memory would write through a temporary file; a plan fits into memory.
    with Workbook(written, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        if direction(language) == "rtl":
            sheet.right_to_left()
        soft, bold = book.add_format({"font_color": "#777777"}), book.add_format({"bold": True})
        with translation.override(language):
            for column, (name, label) in enumerate(COLUMNS.items()):
                sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH))
                sheet.write_string(0, column, name, soft)
                sheet.write_string(1, column, str(label), bold)
        for row, record in enumerate(records, start=2):
            for column, name in enumerate(COLUMNS):
                _write_cell(sheet, row, column, record[name], is_link=name in _LINKS)
        sheet.freeze_panes(2, 2)
        sheet.autofilter(1, 0, max(1, len(records.rows) + 1), len(COLUMNS) - 1)
    return written.getvalue()


def _write_cell(sheet: Worksheet, row: int, column: int, value: Value, *, is_link: bool) -> None:
    """A cell of the value's own kind; a text is never read as a formula."""
    if isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif value and is_link:
        sheet.write_url(row, column, value)
    elif value:
        sheet.write_string(row, column, value)


FILE_FORMS: Mapping[str, FileForm] = {
    "csv": FileForm("text/csv; charset=utf-8", as_csv),
    "xlsx": FileForm("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "json": FileForm("application/json", as_json),
}
"""By the ending of the file's name."""
