"""Quantities that are the two ends of one range, each with its unit: "20 days to one month"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from townbook.text.neighbours import word_before
from townbook.text.numerals import plain_decimal
from townbook.text.packs.numbers import NumberWords
from townbook.text.quantity import Kind, Quantity

_LONGEST_JOINT = 10
_JOINT = re.compile(r" {1,3}([^\W\d_]+) {1,3}")
_DAYS = {"d": Decimal(1), "wk": Decimal(7), "mo": Decimal(30), "a": Decimal(365)}


def with_ranges(quantities: Iterator[Quantity], plain: str, words: NumberWords) -> Iterator[Quantity]:
    """The quantities of a text (folded: ``plain``), the two ends of a range made one quantity."""
    pending: Quantity | None = None
    for quantity in quantities:
        joined = _range(pending, quantity, plain, words) if pending is not None else None
        if pending is not None and joined is None:
            yield pending
        pending = joined or quantity
    if pending is not None:
        yield pending


def _range(low: Quantity, high: Quantity, plain: str, words: NumberWords) -> Quantity | None:
    """One range of two quantities of a kind; ends in different units of time are told in the first's.

    A month then is 30 days and a year 365, so such a range is approximate.
    """
    joint = _JOINT.match(plain, low.end, low.end + _LONGEST_JOINT)
    if joint is None or joint.group(1) not in words.range_words or high.start > joint.end():
        return None
    if low.value is None or high.value is None or low.kind is not high.kind or low.kind is Kind.COUNT:
        return None
    # Before joint.end() the second quantity begins with the joint, taken for "up to".
    is_exact = not low.approximate and (not high.approximate or high.start < joint.end())
    top = high.value
    if low.unit != high.unit:
        if low.unit not in _DAYS or high.unit not in _DAYS:
            return None
        top, is_exact = plain_decimal(top * _DAYS[high.unit] / _DAYS[low.unit]), False
    if low.value >= top:
        return None
    opener, start = word_before(plain, low.start)
    return Quantity(
        value=None,
        low=low.value,
        high=top,
        approximate=not is_exact,
        unit=low.unit,
        kind=low.kind,
        of=high.of,
        start=start if opener in words.range_openers else low.start,
        end=high.end,
    )
