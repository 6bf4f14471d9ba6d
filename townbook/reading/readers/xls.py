"""Read old Excel workbooks (.xls), with what the library makes of each cell's value."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from townbook.reading.errors import Problem, UnreadableDocument
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the visible sheets into ``builder``.

    Raises :class:`UnreadableDocument` for a damaged or protected file, or too many columns.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in workbook.sheets_metadata:
            if sheet.visible is SheetVisibleEnum.Visible:
                read_sheet(_rows(workbook.get_sheet_by_name(sheet.name)), builder)
    except PasswordError as error:
        raise UnreadableDocument(Problem.PROTECTED_OFFICE) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableDocument(Problem.BROKEN_OFFICE) from error


def _rows(sheet: CalamineSheet) -> Iterator[SheetRow]:
    for values in sheet.iter_rows():
        texts = {column: _shown(value) for column, value in enumerate(values)}
        yield {column: SheetCell(text) for column, text in texts.items() if text.strip()}


def _shown(value: object) -> str:
    """A value the way :mod:`townbook.reading.readers.number_formats` writes it."""
    if isinstance(value, datetime):
        return value.strftime("%d.%m.%Y" if value.time() == time() else "%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float):
        text = f"{Decimal(f'{value:.15g}'):f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)
