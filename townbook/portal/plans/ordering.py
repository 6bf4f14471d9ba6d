"""Rows of a plan in the order asked for, branch by branch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from townbook.plans.selectors.tree import Branch
from townbook.portal.plans.rows import Row
from townbook.portal.plans.selection import Order
from townbook.text.collation import collation_key
from townbook.ui.charts.distribution import ORDER


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one of the topmost branches; of none, for items that stand at the top themselves."""

    top: Branch | None
    rows: tuple[Row, ...]


def grouped(rows: Iterable[Row]) -> tuple[Group, ...]:
    """Rows that stand branch by branch, with their branches."""
    by_top = groupby(rows, key=lambda row: row.top.item.pk if row.top else None)
    return tuple(Group(found[0].top, found) for _, of_top in by_top for found in [tuple(of_top)])


def ordered(rows: Iterable[Row], order: Order | None, language: str, *, descending: bool) -> tuple[Row, ...]:
    """The rows sorted within each branch; what has nothing to sort by comes last either way."""
    if order is None:
        return tuple(rows)
    found: list[Row] = []
    for group in grouped(rows):
        keyed = [(_key(row, order, language), row) for row in group.rows]
        known = [each for each in keyed if each[0]]
        known.sort(key=lambda each: each[0], reverse=descending)
        found += [row for _, row in known]
        found += [row for key, row in keyed if not key]
    return tuple(found)


def _key(row: Row, order: Order, language: str) -> bytes:
    """What the row is sorted by; empty where it has nothing of the kind."""
    item = row.branch.item
    match order:
        case Order.NUMBER:
            return collation_key(item.number, language) if item.number else b""
        case Order.TITLE:
            return collation_key(item.title, language)
        case Order.BODY:
            return collation_key(row.leads[0].name, language) if row.leads else b""
        case Order.STATUS:
            return bytes((1 + ORDER.index(row.branch.status),))
        case Order.ENDS:
            return item.ends.isoformat().encode() if item.ends else b""
