"""A city's changes as a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from django.utils import timezone

from townbook.cities.models import City
from townbook.desk.history.entries import HistoryEntry

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the machine's old encoding."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet computes a text that begins with one of these. https://owasp.org/www-community/attacks/CSV_Injection"""

COLUMNS = ("made", "by", "kind", "number", "name", "action", "reason", "field", "before", "after")


def as_csv(city: City, entries: Iterable[HistoryEntry]) -> bytes:
    """A row for each field of each change (RFC 4180, UTF-8), the moment in the city's zone as ISO 8601."""
    text = StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for entry in entries:
        change = entry.change
        made = timezone.localtime(change.made_at, city.zone).isoformat(timespec="seconds")
        head = (made, entry.who, entry.kind, change.record_id, change.label, entry.action, change.reason)
        for part in entry.differences:
            row = (*head, part.label, part.before, part.after)
            writer.writerow([_harmless(value) for value in row])
    return text.getvalue().encode()


def _harmless(value: str | int) -> str | int:
    """A text that no spreadsheet takes for a formula: one that looks like it gets an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value
