"""Read tables saved as text with a delimiter (.csv, .tsv)."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from townbook.reading.errors import UnreadableDocument
from townbook.reading.readers import plain
from townbook.reading.readers.builder import SourceBuilder
from townbook.reading.readers.encodings import decoded
from townbook.reading.readers.inline import without_markup
from townbook.reading.readers.sheets import SheetCell, SheetRow, read_sheet
from townbook.text.canonical import canonical_text

_DELIMITERS = (";", ",", "\t", "|")
_ENDINGS = (".csv", ".tsv")
_NO_DELIMITER = "\x1f"
"""A sign that canonical text never holds: the table has one column."""
_SAMPLE = 200
"""Records looked at to find out the delimiter."""
_SAMPLE_BYTES = 256 * 1024
_MOST_SPACED = 0.5
"""In prose a space follows a comma or semicolon, in a table none does."""


def is_delimited(data: bytes, name: str) -> bool:
    """Whether text is such a table.

    The file's name helps, since a list of two columns looks like prose with commas; without it, three
    records of the same three or more fields are asked for.
    """
    try:
        text = canonical_text(decoded(data[:_SAMPLE_BYTES]))
    except UnreadableDocument:
        return False
    if name.lower().endswith(_ENDINGS):
        return True
    delimiter, width, records = _best_delimiter(text)
    spaced = text.count(delimiter + " ") > _MOST_SPACED * text.count(delimiter)
    return delimiter in ";," and width > 2 and records > 2 and not spaced


def read(data: bytes, builder: SourceBuilder) -> None:
    """Read the bytes of a table into ``builder``; as plain text where its quotes do not close.

    Raises :class:`UnreadableDocument` for bytes that are no text, or too many columns.
    """
    text = canonical_text(decoded(data))
    delimiter, width, _ = _best_delimiter(text[:_SAMPLE_BYTES])
    try:
        rows = [_row(record) for record in _records(text, delimiter if width > 1 else _NO_DELIMITER)]
    except csv.Error:
        plain.read_text(text, builder)
        return
    read_sheet(rows, builder)


def _row(record: list[str]) -> SheetRow:
    texts = (without_markup(text) for text in record)
    return {column: SheetCell(text) for column, text in enumerate(texts) if text.strip()}


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _best_delimiter(text: str) -> tuple[str, int, int]:
    """The delimiter under which most records have the same number of fields, that number, and how many
    records have it; a number of 1 where none divides the text."""
    found = [(0.0, 1, ",", 0)]
    for delimiter in _DELIMITERS:
        try:
            sample = [record for record in islice(_records(text, delimiter), _SAMPLE) if any(record)]
        except csv.Error:
            continue
        widths = Counter(len(record) for record in sample if len(record) > 1)
        for width, records in widths.most_common(1):
            found.append((records / len(sample), width, delimiter, records))
    share, width, delimiter, records = max(found)
    return delimiter, (width if share > 0.5 else 1), records
