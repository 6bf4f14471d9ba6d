"""Read the cells of a row that tell of its item: who, when, what was done, how far, at what cost."""

from __future__ import annotations

import re
from datetime import date

from townbook.reading.bodies import split_bodies
from townbook.reading.draft import DraftPeriod
from townbook.reading.interpreters.plan_lines import PlanLine, ReportLines
from townbook.reading.interpreters.table_cells import amounts, is_empty, share, share_figure
from townbook.reading.interpreters.table_layout import Header
from townbook.reading.packs import Column
from townbook.reading.periods import period_of_cell
from townbook.reading.source import Cell, Source

_FINISHED = re.compile(r"[.!?;:)»\"”…]\s*$")
_OF_A_REPORT = frozenset({Column.REPORT, Column.NOTES})
_STANDS_FOR_REPORT = (Column.STATUS, Column.PROGRESS, Column.NOTES, Column.FUNDING)


class RowReader:
    """Reads a row's cells into the line of the plan that the row tells of."""

    def __init__(
        self,
        line: PlanLine,
        cells: tuple[Cell, ...],
        header: Header,
        source: Source,
        fallback: DraftPeriod | None,
    ) -> None:
        self._line = line
        self._cells = cells
        self._header = header
        self._source = source
        self._behind_detail = -1
        self._fallback = fallback or DraftPeriod("", None, None)

    def read(self) -> str:
        """Read the cells; the kind of mend where the row only goes on with the row above, else ""."""
        mend = ""
        for place, text in self._filled(Column.BODY):
            self._line.bodies += split_bodies(text, self._source.language, self._cells[place].start)
        self._read_periods()
        told = {place for column in _OF_A_REPORT for place in self._header.where(column)}
        continues = all(cell.start == cell.end for place, cell in enumerate(self._cells) if place not in told)
        for place, text in self._filled(Column.REPORT):
            mend = self._read_report(place, text, continues=continues) or mend
        for place, text in self._filled(Column.STATUS):
            self._read_declared(place, text)
        for place, text in self._filled(Column.PROGRESS):
            self._read_progress(place, text)
        for place, text in self._filled(Column.FUNDING):
            self._read_funding(place, text)
        for place, text in self._filled(Column.DETAIL):
            self._read_detail(place, text)
        for place, text in self._filled(Column.NOTES):
            self._add_text(place, text)
        self._let_status_speak()
        return mend

    def _filled(self, column: Column) -> list[tuple[int, str]]:
        texts = [(place, self._source.cell_text(self._cells[place])) for place in self._header.where(column)]
        return [(place, text) for place, text in texts if not is_empty(text)]

    def _read_periods(self) -> None:
        """The item's time: from the first to the last day that its time cells name; one day is its end."""
        days = []
        for place, text in self._filled(Column.PERIOD):
            period = period_of_cell(text, self._source.language)
            if period is None:
                self._read_detail(place, text)
            else:
                days += [day for day in (period.starts, period.ends) if day]
                self._reach(self._cells[place])
        if days:
            one_day = min(days) == max(days)
            self._line.starts, self._line.ends = None if one_day else min(days), max(days)

    def _read_report(self, place: int, text: str, *, continues: bool) -> str:
        report = self._report(place)
        broken = continues and report.text and not _FINISHED.search(report.text.text) and text[:1].islower()
        cell = self._cells[place]
        report.text.add(text, (cell.start, cell.end), " " if broken else "\n")
        percent = share(text)
        if percent is not None and "%" in text.replace("٪", "%"):
            report.progress = (percent, (cell.start, cell.end))
        if not continues:
            return ""
        return "paragraph broken" if broken else "row continued"

    def _read_declared(self, place: int, text: str) -> None:
        if share(text) is not None:
            self._read_progress(place, text)
            return
        cell = self._cells[place]
        self._report(place).declared = (text, (cell.start, cell.end))

    def _let_status_speak(self) -> None:
        """Where a table has no column of reports, and nothing else is said, the status is the report."""
        if self._header.where(Column.REPORT):
            return
        for report in self._line.reports.values():
            if report.declared and not report.text:
                report.text.add(*report.declared)

    def _read_progress(self, place: int, text: str) -> None:
        cell, percent = self._cells[place], share(text)
        if percent is None:
            self._add_text(place, text)
            return
        report = self._report(place)
        report.progress = report.progress or (percent, (cell.start, cell.end))
        report.figures.append(share_figure(percent, self._header.headings[place], cell.start, cell.end))

    def _read_funding(self, place: int, text: str) -> None:
        heading = self._header.headings[place]
        found = amounts(text, heading, self._source.language, self._cells[place].start)
        if found:
            self._report(place).figures.extend(found)
        else:
            self._read_detail(place, text)

    def _read_detail(self, place: int, text: str) -> None:
        """Take more words on the item: its description, or what stands right behind that, or else a part
        of the report."""
        if self._line.description and place != self._behind_detail:
            self._add_text(place, text)
            return
        self._line.description = " ".join([self._line.description, *text.split()]).strip()
        self._behind_detail = place + 1
        self._reach(self._cells[place])

    def _add_text(self, place: int, text: str) -> None:
        cell = self._cells[place]
        self._report(place).text.add(text, (cell.start, cell.end))

    def _reach(self, cell: Cell) -> None:
        """Make the line's passage hold a cell."""
        start, end = self._line.passage
        self._line.passage = (min(start, cell.start), max(end, cell.end))

    def _report(self, place: int) -> ReportLines:
        """The report that a column adds to."""
        place = report_place(self._header, place)
        period = self._header.periods.get(place) or self._fallback
        return self._line.reports.setdefault((period.starts, period.ends), ReportLines(period))


def report_place(header: Header, place: int) -> int:
    """The column whose report another column adds to: that of the same year, or else of the latest."""
    reports = header.where(Column.REPORT)
    period = header.periods.get(place)
    same = [each for each in reports if header.periods.get(each) == period]
    if same and (period or place in reports):
        return same[0]
    if reports:
        return max(reports, key=lambda each: (_ends(header, each), -each))
    standing = [each for column in _STANDS_FOR_REPORT for each in header.where(column)]
    return standing[0] if standing else place


def _ends(header: Header, place: int) -> date:
    period = header.periods.get(place)
    return period.ends if period and period.ends else date.min
