"""Figures of two reports on one item that may stand side by side. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from townbook.plans.models import Figure
from townbook.text.search_keys import search_key

Meaning = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures of one kind and unit that count the same thing, as far as the reports say."""

    earlier: Figure
    later: Figure


def figure_pairs(earlier: Iterable[Figure], later: Iterable[Figure], language: str) -> tuple[FigurePair, ...]:
    """The pairs, in the order of the later report.

    Figures pair only when kind, unit and the words of what is counted are the same, and when each report
    says exactly one such figure: of two sums nobody can tell which belongs to which, and adding them up
    would say what no document says.
    """
    befores, afters = _single(earlier, language), _single(later, language)
    return tuple(
        FigurePair(befores[meaning], figure) for meaning, figure in afters.items() if meaning in befores
    )


def _single(figures: Iterable[Figure], language: str) -> dict[Meaning, Figure]:
    meant = [(_meaning(figure, language), figure) for figure in figures]
    times = Counter(meaning for meaning, _ in meant)
    return {meaning: figure for meaning, figure in meant if times[meaning] == 1}


def _meaning(figure: Figure, language: str) -> Meaning:
    return figure.kind, figure.unit, search_key(figure.of, language)
