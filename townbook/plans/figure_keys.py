"""What makes two figures one: the number, its unit and what it counts, wherever they are said."""

from __future__ import annotations

from decimal import Decimal

from townbook.plans.models import Figure
from townbook.reading.draft import DraftFigure

FigureKey = tuple[Decimal | None, Decimal | None, Decimal | None, bool, str, str, str]


def figure_key(figure: Figure | DraftFigure) -> FigureKey:
    """Equal for figures that say the same; 5 and 5.0 are the same number."""
    return (
        _plain(figure.value),
        _plain(figure.low),
        _plain(figure.high),
        figure.approximate,
        figure.unit,
        figure.kind,
        figure.of,
    )


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()
