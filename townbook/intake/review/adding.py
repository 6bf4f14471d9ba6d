"""An item or a report that the reader missed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import Add, AddReport
from townbook.intake.review.references import item_reference, key_of, kind_of
from townbook.intake.review.sheet import Sheet
from townbook.reading.draft import DraftItem, DraftLevel, DraftReport
from townbook.reading.source import Passage


def added_key(number: int) -> str:
    """The key of the item that the operation of that number adds: without an earlier one it is the same."""
    return f"n{number}"


def add_item(sheet: Sheet, operation: Add) -> set[str]:
    """Put the item where it stands in the document, with its reports.

    Raises :class:`Inapplicable` for a parent or level the Draft has not, for an item without a title, and
    for a place outside of the document.
    """
    item, key = operation.item, added_key(sheet.number)
    reference = item_reference(key)
    if item.parent is not None:
        sheet.there(item_reference(item.parent))
    if not item.title.strip():
        raise Inapplicable(Reason.NOT_SAID, reference)
    _check(sheet, reference, [item.passage, *_places(operation.reports)])
    level = _level(sheet, operation, reference)
    sheet.items[key] = replace(item, key=key, level=level, responsibilities=())
    sheet.order.insert(_seat(sheet, item), key)
    for place, report in enumerate(operation.reports):
        _keep(sheet, key, report, place)
    return {reference}


def add_report(sheet: Sheet, operation: AddReport) -> set[str]:
    """Put the report with its item. Raises :class:`Inapplicable` for no item, and for a place outside."""
    record = sheet.there(operation.item)
    if kind_of(record) != "item":
        raise Inapplicable(Reason.UNLIKE, record)
    _check(sheet, record, _places([operation.report]))
    _keep(sheet, key_of(record), operation.report, 0)
    return {record}


def _keep(sheet: Sheet, item: str, report: DraftReport, place: int) -> None:
    """Called by the operation's number, after those the reader made; an operation adds few."""
    number = len(sheet.draft.reports) + 10 * sheet.number + place
    bodies = tuple(key for key in report.bodies if key in sheet.bodies)
    sheet.reports[number] = replace(report, item=item, bodies=bodies)


def _level(sheet: Sheet, operation: Add, reference: str) -> str:
    keys = {level.key for level in sheet.levels}
    label = operation.level_label.strip()
    if not label:
        if operation.item.level not in keys:
            raise Inapplicable(Reason.NOT_SAID, reference)
        return operation.item.level
    for level in sheet.levels:
        if level.label == label:
            return level.key
    sheet.levels.append(DraftLevel(added_key(sheet.number), label))
    return sheet.levels[-1].key


def _seat(sheet: Sheet, item: DraftItem) -> int:
    """Its place in the order of the document: after what begins before it."""
    before = [at for at, key in enumerate(sheet.order) if sheet.items[key].passage[0] <= item.passage[0]]
    return max(before, default=-1) + 1


def _places(reports: Iterable[DraftReport]) -> list[Passage]:
    return [
        place
        for report in reports
        for place in (
            *report.passages,
            *filter(None, [report.status.passage]),
            *(figure.passage for figure in report.figures),
        )
    ]


def _check(sheet: Sheet, reference: str, places: Iterable[Passage]) -> None:
    if any(not 0 <= start < end <= sheet.draft.source.characters for start, end in places):
        raise Inapplicable(Reason.OUTSIDE, reference)
