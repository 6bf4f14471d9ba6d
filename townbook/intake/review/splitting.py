"""One item that is two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.operations import Split
from townbook.intake.review.references import item_reference, key_of, kind_of
from townbook.intake.review.sheet import Sheet
from townbook.reading.draft import DraftItem


def split(sheet: Sheet, operation: Split) -> set[str]:
    """Part an item at a character of the document.

    The second follows the first under the same parent, and the same bodies answer for it. Reports and
    items below stay with the first. Raises :class:`Inapplicable` for a place that is not within the
    item's passage, and for a key that is taken.
    """
    if kind_of(sheet.there(operation.item)) != "item":
        raise Inapplicable(Reason.UNLIKE, operation.item)
    item = sheet.items[key_of(operation.item)]
    start, end = item.passage
    if not start < operation.at < end:
        raise Inapplicable(Reason.OUTSIDE, operation.item)
    reference = item_reference(operation.key)
    if operation.key in sheet.items or operation.key != next_key(sheet.items, item.key):
        raise Inapplicable(Reason.TAKEN, reference)
    sheet.items[item.key] = replace(item, title=operation.first_title, passage=(start, operation.at))
    sheet.items[operation.key] = replace(
        item, key=operation.key, number="", title=operation.second_title, passage=(operation.at, end)
    )
    sheet.order.insert(sheet.order.index(item.key) + 1, operation.key)
    return {operation.item, reference}


def next_key(items: Mapping[str, DraftItem], key: str) -> str:
    """The key of what is split off an item: "i12+1" of "i12" and of "i12+1" is "i12+2"."""
    stem = re.sub(r"\+[0-9]+\Z", "", key)
    count = 1
    while f"{stem}+{count}" in items:
        count += 1
    return f"{stem}+{count}"
