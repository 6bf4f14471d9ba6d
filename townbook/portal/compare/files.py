"""The moves of a plan's items as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from django.urls import reverse

from townbook.cities.models import City
from townbook.plans.models import Report
from townbook.plans.selectors.plan_moves import Move
from townbook.portal.compare.changes import change_of
from townbook.portal.compare.years import YearsComparison
from townbook.portal.plans.files import BYTE_ORDER_MARK, FORMULA_SIGNS
from townbook.text.iso_time import iso_time

COLUMNS = (
    *("number", "title", "level", "branch", "change", "is_expected"),
    *("from_period", "from_status", "from_reason", "from_until", "from_passage"),
    *("to_period", "to_status", "to_reason", "to_until", "to_passage"),
    "page",
)
"""Names that never change."""


def moves_as_csv(comparison: YearsComparison, city: City, absolute: Callable[[str], str]) -> bytes:
    """All outermost items, moved or not, after RFC 4180 in UTF-8; days as ISO 8601.

    ``absolute`` makes a whole address of a path.
    """
    text = StringIO(newline="")
    text.write(BYTE_ORDER_MARK)
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    asked = comparison.asked
    for move in comparison.moves:
        earlier = _report(city, asked.earlier.label, move.before.value, move.earlier, absolute)
        later = _report(city, asked.later.label, move.after.value, move.later, absolute)
        row = (*_item(move), *earlier, *later)
        page = absolute(reverse("portal:item", args=[city.slug, comparison.plan.slug, move.item.key]))
        writer.writerow([*(_harmless(value) for value in row), page])
    return text.getvalue().encode()


def _item(move: Move) -> Iterator[str]:
    yield move.item.number
    yield move.item.title
    yield move.item.level.label
    yield "" if move.top is move.item else f"{move.top.number} {move.top.title}".strip()
    yield change_of(move.before, move.after).value
    yield "yes" if move.is_expected else "no"


def _report(
    city: City, period: str, status: str, report: Report | None, absolute: Callable[[str], str]
) -> Iterator[str]:
    yield period
    yield status
    yield report.status_reason if report else ""
    yield _until(report) if report else ""
    yield _passage(city, report, absolute)


def _until(report: Report) -> str:
    first = report.status_until
    return iso_time(first, report.status_until_ends or first) if first else ""


def _passage(city: City, report: Report | None, absolute: Callable[[str], str]) -> str:
    if report is None or report.source is None or report.status_passage is None:
        return ""
    place = report.status_passage
    document = reverse("portal:source", args=[city.slug, report.source.key])
    return absolute(f"{document}?passage={place.start}-{place.end}#passage")


def _harmless(value: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(FORMULA_SIGNS) else value
