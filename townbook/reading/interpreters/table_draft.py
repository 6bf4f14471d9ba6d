"""Make a Draft's records of the lines an execution table gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches

from townbook.reading.bodies import BodyDirectory, NamedBody, body_directory, is_collective
from townbook.reading.draft import (
    DraftAgendaEntry,
    DraftDecision,
    DraftItem,
    DraftLevel,
    DraftReport,
    DraftResponsibility,
    DraftStatus,
    Remark,
)
from townbook.reading.figures import find_figures
from townbook.reading.interpreters.part import DraftPart
from townbook.reading.interpreters.plan_lines import PlanLine, PlanLines, ReportLines
from townbook.reading.orders import find_decisions, find_waits
from townbook.reading.remarks import remark
from townbook.reading.source import Passage, Source
from townbook.reading.status import Status
from townbook.reading.statuses import FoundStatus, read_status
from townbook.reading.stitching import StitchedText
from townbook.reading.wording import plain

_ALIKE = 0.85
_INFERRED = 0.5
"""A status of no more confidence was inferred and not said."""
_BY_SHARE = 0.8
"""How surely a share of 0 or 100 per cent says that nothing or everything is done."""
_ALL = 100


def table_part(
    source: Source, plan: PlanLines, title: str, repairs: list[Remark], doubts: list[Remark]
) -> DraftPart:
    """The records of a plan's lines; adds to the remarks those that need the whole plan."""
    return _TableDraft(source, plan, title, repairs, doubts).part()


class _TableDraft:
    def __init__(
        self, source: Source, plan: PlanLines, title: str, repairs: list[Remark], doubts: list[Remark]
    ) -> None:
        self._language = source.language
        self._plan = plan
        self._title = title
        self._repairs, self._doubts = repairs, doubts
        self._bodies = body_directory(
            [body.name for line in plan.lines for body in line.bodies], source.language
        )
        self._section_titles = [line.title for line in plan.lines if not line.columned]
        self._agenda: list[DraftAgendaEntry] = []
        self._decisions: list[DraftDecision] = []

    def part(self) -> DraftPart:
        """Everything the table gave."""
        self._remark_on_numbers()
        self._remark_on_titles()
        self._remark_on_bodies()
        self._remark_on_periods()
        items = tuple(self._item(line) for line in self._plan.lines)
        reports = tuple(
            self._report(line, report) for line in self._plan.lines for report in line.reports.values()
        )
        used = {line.level for line in self._plan.lines}
        return DraftPart(
            title=self._title,
            levels=tuple(DraftLevel(level.key, level.label) for level in self._plan.levels if level in used),
            bodies=self._bodies.bodies,
            items=items,
            reports=reports,
            agenda=tuple(self._agenda),
            decisions=tuple(self._decisions),
            repairs=tuple(sorted(self._repairs, key=lambda each: each.passage)),
            doubts=tuple(sorted(self._doubts, key=lambda each: each.passage)),
        )

    def _item(self, line: PlanLine) -> DraftItem:
        return DraftItem(
            key=line.key,
            parent=line.parent.key if line.parent else None,
            level=line.level.key,
            number=line.number,
            title=line.title,
            description=line.description,
            starts=line.starts,
            ends=line.ends,
            responsibilities=tuple(responsibilities(line.bodies, self._bodies)),
            passage=line.passage,
        )

    def _report(self, line: PlanLine, report: ReportLines) -> DraftReport:
        stitched = report.text.stitched()
        bodies = tuple(dict.fromkeys(self._bodies.key(body.name) for body in line.bodies))
        self._read_waits(line, stitched)
        self._read_decisions(stitched)
        figures = tuple(
            replace(figure, passage=stitched.passage(*figure.passage))
            for start, line in _lines(stitched.text)
            for figure in find_figures(line, self._language, start)
        )
        beside = [figure.passage for figure in report.figures]
        passages = stitched.parts or ((report.declared[1],) if report.declared else tuple(beside[:1]))
        return DraftReport(
            line.key,
            report.period,
            stitched.text,
            bodies,
            passages,
            self._status(line, report, stitched),
            (*figures, *report.figures),
        )

    def _status(self, line: PlanLine, report: ReportLines, stitched: StitchedText) -> DraftStatus:
        """What the city declares; where its word is vague ("amber") or missing what the text says in
        set words, then how much is done, then what the text suggests."""
        told = read_status(stitched.text, self._language, period_ends=report.period.ends, item_ends=line.ends)
        surely_told = bool(stitched.text) and told.confidence > _INFERRED
        declared = read_status(report.declared[0], self._language) if report.declared else None
        vague = declared is None or declared.confidence <= _INFERRED
        if report.declared and declared and not (vague and (surely_told or report.progress)):
            return self._explained(declared, report.declared[1], stitched)
        if report.progress and not surely_told:
            return _status_by_share(*report.progress)
        return told.in_draft(stitched.passage(*told.span) if told.span else None)

    def _explained(self, declared: FoundStatus, place: Passage, stitched: StitchedText) -> DraftStatus:
        """A declared status with the reason and "until" that the report gives for the same status;
        its passage then goes from the one to the other."""
        told = read_status(stitched.text, self._language)
        if told.value is not declared.value or told.span is None or not (told.reason or told.until):
            return declared.in_draft(place)
        sentence = stitched.passage(*told.span)
        dated = declared if declared.until else told
        return DraftStatus(
            declared.value,
            declared.reason or told.reason,
            dated.until,
            (min(place[0], sentence[0]), max(place[1], sentence[1])),
            declared.confidence,
            dated.until_ends,
        )

    def _read_waits(self, line: PlanLine, stitched: StitchedText) -> None:
        for wait in find_waits(stitched.text, self._language):
            passage = stitched.passage(*wait.span)
            self._agenda.append(DraftAgendaEntry(line.key, self._group(wait.group, passage), passage))

    def _group(self, name: str, passage: Passage) -> str:
        """A working group's name as the plan writes it: groups are called after its branches."""
        if name in self._section_titles:
            return name
        alike = get_close_matches(name, self._section_titles, 1, _ALIKE)
        if not alike:
            return name
        self._repairs.append(remark("group respelt", self._language, passage, name=name, known=alike[0]))
        return alike[0]

    def _read_decisions(self, stitched: StitchedText) -> None:
        for decision in find_decisions(stitched.text, self._language):
            passage = stitched.passage(*decision.span)
            self._decisions.append(
                DraftDecision(decision.text, decision.date, decision.group, decision.number, passage)
            )

    def _remark_on_numbers(self) -> None:
        for siblings in self._plan.siblings():
            numbers = Counter(line.number for line in siblings if line.number)
            met: set[str] = set()
            for line in siblings:
                if not line.number and numbers and line.columned:
                    self._repair("item without number", line.passage, title=line.title)
                elif line.number and line.number in met:
                    self._doubt("number used twice", line.passage, level=line.level.label, number=line.number)
                met.add(line.number)

    def _remark_on_titles(self) -> None:
        for siblings in self._plan.siblings():
            met: set[str] = set()
            for line in siblings:
                words = plain(f"{line.title} {line.description}")
                if words in met:
                    self._doubt("title used twice", line.passage, title=line.title)
                met.add(words)

    def _remark_on_bodies(self) -> None:
        for line in self._plan.lines:
            if line.reports and not line.bodies:
                self._doubt("item without body", line.passage, level=line.level.label, title=line.title)
        places: dict[str, Passage] = {}
        for line in self._plan.lines:
            for body in line.bodies:
                places.setdefault(body.name, body.passage)
        for spelling, name in self._bodies.slips:
            place = next(place for written, place in places.items() if " ".join(written.split()) == spelling)
            self._doubt("body respelt", place, name=spelling, known=name)
        for spelling, name in self._bodies.alike:
            place = next(place for written, place in places.items() if " ".join(written.split()) == spelling)
            self._doubt("body alike", place, name=spelling, known=name)
        collective = {
            self._bodies.key(written): (written, place)
            for written, place in reversed(places.items())
            if is_collective(written, self._language)
        }
        for written, place in collective.values():
            self._doubt("body is nobody", place, name=written)

    def _remark_on_periods(self) -> None:
        dateless = next(
            (line for line in self._plan.lines for each in line.reports.values() if not each.period.starts),
            None,
        )
        if dateless is not None:
            self._doubt("period unknown", dateless.passage)

    def _repair(self, kind: str, passage: Passage, **values: str) -> None:
        self._repairs.append(remark(kind, self._language, passage, **values))

    def _doubt(self, kind: str, passage: Passage, **values: str) -> None:
        self._doubts.append(remark(kind, self._language, passage, **values))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """A text's lines and where they begin: no figure goes over the end of one."""
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _status_by_share(percent: Decimal, place: Passage) -> DraftStatus:
    """Where an item stands of which so many per cent are done."""
    value = Status.NOT_STARTED if not percent else Status.COMPLETED if percent >= _ALL else Status.IN_PROGRESS
    return DraftStatus(value, "", None, place, _BY_SHARE)


def responsibilities(bodies: list[NamedBody], directory: BodyDirectory) -> list[DraftResponsibility]:
    """Who answers for an item: the body named first leads, the others contribute; each once."""
    named = {directory.key(body.name): body for body in reversed(bodies)}
    order = dict.fromkeys(directory.key(body.name) for body in bodies)
    return [
        DraftResponsibility(key, "contributor" if place else "lead", named[key].passage)
        for place, key in enumerate(order)
    ]
