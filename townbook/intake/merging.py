"""One report for an item and a period, where a document says several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from townbook.reading.draft import DraftPeriod, DraftReport


def merged_reports(reports: Iterable[DraftReport]) -> list[DraftReport]:
    """The reports with those on the same item and period made one, in order of first appearance.

    Their texts follow each other as paragraphs; the status is the one said most surely, the first
    of equals.
    """
    together: dict[tuple[str, DraftPeriod], list[DraftReport]] = {}
    for report in reports:
        together.setdefault((report.item, report.period), []).append(report)
    return [reduce(_joined, same) for same in together.values()]


def _joined(first: DraftReport, second: DraftReport) -> DraftReport:
    surest = max(first.status, second.status, key=lambda status: status.confidence)
    return replace(
        first,
        text="\n\n".join(text for text in (first.text, second.text) if text),
        bodies=tuple(dict.fromkeys(first.bodies + second.bodies)),
        passages=tuple(dict.fromkeys(first.passages + second.passages)),
        status=surest,
        figures=first.figures + second.figures,
    )
