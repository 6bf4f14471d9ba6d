"""What makes two figures one: the number, its unit and what it counts, wherever they are said."""

from __future__ import annotations

from decimal import Decimal

from townbook.plans.models import Figure, Report
from townbook.reading.draft import DraftFigure
from townbook.sources.models import Passage

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


def figure_said(
    report: Report, position: int, figure: Figure | DraftFigure, passage: Passage | None = None
) -> Figure:
    """The row, not yet saved, of a figure that was read or confirmed in a report's words, or said in another
    report. Without a passage its words are nowhere public yet.
    """
    return Figure(
        report=report,
        position=position,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        approximate=figure.approximate,
        unit=figure.unit,
        kind=figure.kind,
        of=figure.of,
        passage=passage,
    )


def _plain(number: Decimal | None) -> Decimal | None:
    return None if number is None else number.normalize()
