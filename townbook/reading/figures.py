"""The figures of a report: its quantities, and nothing that only looks like one."""

from __future__ import annotations

from townbook.reading.draft import DraftFigure
from townbook.text.quantities import find_quantities


def find_figures(text: str, language: str, start: int = 0) -> tuple[DraftFigure, ...]:
    """The figures of ``text``, which stands at ``start`` of a Source.

    Raises :class:`KeyError` for a language without a pack.
    """
    return tuple(
        DraftFigure(
            quantity.value,
            quantity.low,
            quantity.high,
            quantity.approximate,
            quantity.unit,
            quantity.kind.value,
            quantity.of,
            (start + quantity.start, start + quantity.end),
        )
        for quantity in find_quantities(text, language)
    )
