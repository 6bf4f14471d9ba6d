"""A Draft as a page of text a person can read in a terminal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from townbook.reading.draft import Draft, DraftAssignment, DraftFigure, DraftItem, DraftReport, Remark
from townbook.reading.labels import OUTLINE_LABELS, SHAPE_LABELS, STATUS_LABELS
from townbook.text.calendars import format_date, format_period
from townbook.text.formatting import format_number, format_quantity

_LONGEST = 160
_INDENT = "  "
_DURATION = re.compile(r"P(\d+)([DWMY])")
_UCUM = {"D": "d", "W": "wk", "M": "mo", "Y": "a"}


def outline(draft: Draft, language: str) -> str:
    """The document's counts, its plan as a tree, and everything else it holds.

    Labels are in ``language``, the document's own words as they are. Repairs and doubts name the
    place they stand at as a range of characters of the document's text.
    """
    return "\n".join(_Outline(draft, language).lines())


class _Outline:
    def __init__(self, draft: Draft, language: str) -> None:
        self._draft = draft
        self._language = language
        self._bodies = {body.key: body.name for body in draft.bodies}
        self._titles = {item.key: item.title for item in draft.items}
        self._children: dict[str | None, list[DraftItem]] = defaultdict(list)
        for item in draft.items:
            self._children[item.parent].append(item)
        self._reports: dict[str, list[DraftReport]] = defaultdict(list)
        for report in draft.reports:
            self._reports[report.item].append(report)

    def lines(self) -> Iterator[str]:
        yield from self._summary()
        if self._draft.items:
            yield from ("", self._label("plan"))
            yield from self._branch(None, 1)
        yield from self._indicators()
        yield from self._section(
            "agenda",
            [f"{entry.group}: {self._titles.get(entry.item or '', '')}" for entry in self._draft.agenda],
        )
        yield from self._section("decisions", list(self._decisions()))
        yield from self._section("assignments", [self._assignment(each) for each in self._draft.assignments])
        yield from self._section("repairs", list(map(_remark, self._draft.repairs)), always=True)
        yield from self._section("doubts", list(map(_remark, self._draft.doubts)), always=True)

    def _summary(self) -> Iterator[str]:
        source = self._draft.source
        shapes = ", ".join(SHAPE_LABELS[shape][self._language] for shape in source.shapes)
        yield source.title
        yield f"{self._label('document')}: {source.name} ({source.language})"
        yield f"{self._label('shape')}: {shapes or self._label('nothing')}"
        yield self._count("characters", source.characters)
        counts = Counter(item.level for item in self._draft.items)
        for level in self._draft.levels:
            yield f"{level.label}: {self._number(counts[level.key])}"
        yield self._count("bodies", len(self._draft.bodies))
        yield self._count("reports", len(self._draft.reports))
        yield self._count("figures", sum(len(report.figures) for report in self._draft.reports))
        statuses = Counter(report.status.value for report in self._draft.reports)
        if statuses:
            yield f"{self._label('statuses')}:"
            for status, count in statuses.most_common():
                yield f"{_INDENT}{STATUS_LABELS[status][self._language]}: {self._number(count)}"

    def _branch(self, parent: str | None, depth: int) -> Iterator[str]:
        for item in self._children[parent]:
            yield _INDENT * depth + self._item(item)
            for report in self._reports[item.key]:
                yield _INDENT * (depth + 2) + self._report(report)
            yield from self._branch(item.key, depth + 1)

    def _item(self, item: DraftItem) -> str:
        number = f"{item.number}. " if item.number else ""
        period = ""
        if item.starts and item.ends:
            period = f" [{format_period(item.starts, item.ends, self._language)}]"
        bodies = ", ".join(self._bodies[each.body] for each in item.responsibilities)
        return _short(f"{number}{item.title}{period}") + (f" — {bodies}" if bodies else "")

    def _report(self, report: DraftReport) -> str:
        status = report.status
        words = [f"{report.period.label}:"] if report.period.label else []
        words.append(STATUS_LABELS[status.value][self._language])
        if status.until:
            words.append(f"{self._label('until')}: {self._until(status.until, status.until_ends)}")
        if status.reason:
            words.append(f"({status.reason})")
        if report.figures:
            words.append("· " + " · ".join(map(self._figure, report.figures)))
        return _short(" ".join(words))

    def _indicators(self) -> Iterator[str]:
        lines = [
            f"{each.name}: "
            + ", ".join(
                f"{seen.period.label} {format_quantity(seen.value, each.unit, self._language)}"
                for seen in each.observations
            )
            for each in self._draft.indicators
        ]
        yield from self._section("indicators", lines)

    def _decisions(self) -> Iterator[str]:
        for each in self._draft.decisions:
            number = f"{self._label('number')} {each.number}" if each.number else ""
            told = " ".join(filter(None, (each.group, number, self._day(each.date) if each.date else "")))
            yield f"{told}: {each.text}" if told else each.text

    def _assignment(self, assignment: DraftAssignment) -> str:
        bodies = ", ".join(self._bodies[key] for key in assignment.bodies)
        due = assignment.due
        when = " – ".join(dict.fromkeys(self._moment(each) for each in (due.low, due.high))) if due else ""
        return " · ".join(filter(None, (bodies, when, assignment.text)))

    def _section(self, label: str, lines: list[str], *, always: bool = False) -> Iterator[str]:
        if lines or always:
            yield from ("", self._count(label, len(lines)))
            yield from (_INDENT + _short(line) for line in lines)

    def _figure(self, figure: DraftFigure) -> str:
        values = [each for each in (figure.value, figure.low, figure.high) if each is not None]
        *first, last = values
        number = "–".join(
            [
                *(format_number(each, self._language) for each in first),
                format_quantity(last, figure.unit, self._language),
            ]
        )
        return f"{'≈' if figure.approximate else ''}{number}"

    def _moment(self, moment: str) -> str:
        """A due time: a day, or a length of time in words."""
        length = _DURATION.fullmatch(moment)
        if length:
            return format_quantity(int(length[1]), _UCUM[length[2]], self._language)
        return self._day(date.fromisoformat(moment))

    def _until(self, first: date, last: date | None) -> str:
        """A day, or the month, year or days that were named."""
        return format_period(first, last or first, self._language)

    def _day(self, day: date) -> str:
        return format_date(day, self._language)

    def _number(self, number: int) -> str:
        return format_number(number, self._language)

    def _count(self, label: str, number: int) -> str:
        return f"{self._label(label)}: {self._number(number)}"

    def _label(self, name: str) -> str:
        return OUTLINE_LABELS[name][self._language]


def _remark(remark: Remark) -> str:
    return f"[{remark.passage[0]}–{remark.passage[1]}] {remark.message}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
