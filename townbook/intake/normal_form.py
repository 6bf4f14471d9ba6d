"""A Draft in the form plans keep: items have titles, periods names, an item one report in a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from townbook.reading.draft import Draft, DraftPeriod, DraftReport


def normal_form(draft: Draft) -> Draft:
    """The Draft with a title for every item, a name for every period, and merged reports.

    A period nobody named is called by the document: two undated documents do not report on the same
    time.
    """
    labels = {level.key: level.label for level in draft.levels}
    items = (
        item if item.title else replace(item, title=item.number or labels[item.level]) for item in draft.items
    )
    reports = (
        report
        if report.period.label
        else replace(report, period=replace(report.period, label=draft.source.title))
        for report in draft.reports
    )
    return replace(draft, items=tuple(items), reports=tuple(merged_reports(reports)))


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
