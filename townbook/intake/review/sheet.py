"""A Draft spread out to be worked on: its parts by key, and what was done to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from townbook.intake.review.inapplicable import Inapplicable, Reason
from townbook.intake.review.references import (
    body_reference,
    figure_reference,
    item_reference,
    key_of,
    kind_of,
    report_reference,
)
from townbook.reading.draft import (
    Draft,
    DraftAgendaEntry,
    DraftAssignment,
    DraftBody,
    DraftDecision,
    DraftIndicator,
    DraftItem,
    DraftLevel,
    DraftReport,
)

OtherPart = DraftDecision | DraftAssignment | DraftAgendaEntry | DraftIndicator

_Part = TypeVar("_Part", DraftDecision, DraftAssignment, DraftAgendaEntry, DraftIndicator)


@dataclass(slots=True)
class Sheet:
    """The parts, with what was dropped and merged still among them; operations change it in place."""

    draft: Draft
    items: dict[str, DraftItem]
    order: list[str]
    bodies: dict[str, DraftBody]
    reports: dict[int, DraftReport]
    others: dict[str, OtherPart]
    levels: list[DraftLevel]
    dropped: set[str] = field(default_factory=set)
    dropped_figures: set[str] = field(default_factory=set)
    merged: dict[str, str] = field(default_factory=dict)
    accepted: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    matches: dict[str, str] = field(default_factory=dict)
    matches_in_plans: dict[str, dict[str, str]] = field(default_factory=dict)
    """By plan."""
    plan: str | None = None
    settled: dict[str, str] = field(default_factory=dict)
    resolved: dict[int, str] = field(default_factory=dict)
    touched: dict[str, int] = field(default_factory=dict)
    number: int = 0
    """That of the operation being done."""

    def there(self, reference: str) -> str:
        """The reference, of a part that is in the Draft.

        Raises :class:`Inapplicable` for one that is not, or not any more.
        """
        if not self.is_known(reference) or reference in self.dropped or reference in self.merged:
            raise Inapplicable(Reason.GONE, reference)
        if kind_of(reference) in ("report", "figure"):
            self.there(self.record_of(reference))
        return reference

    def is_known(self, reference: str) -> bool:
        """Whether there is or was such a part."""
        kind, key = kind_of(reference), key_of(reference)
        if kind == "item":
            return key in self.items
        if kind == "body":
            return key in self.bodies
        if kind == "report":
            return int(key) in self.reports
        if kind == "figure":
            report, place = map(int, key.split("."))
            return report in self.reports and place < len(self.reports[report].figures)
        return reference in self.others

    def record_of(self, reference: str) -> str:
        """The record with which a part is looked at. Raises :class:`Inapplicable` where it is unknown."""
        kind = kind_of(reference)
        if kind not in ("report", "figure"):
            return reference
        report = int(key_of(reference).split(".")[0])
        if report not in self.reports:
            raise Inapplicable(Reason.GONE, reference)
        return item_reference(self.reports[report].item)

    def parent_there(self, parent: str | None) -> str | None:
        """The item itself or the nearest one above it that is in the Draft."""
        seen: set[str] = set()
        while parent is not None and parent not in seen:
            reference = item_reference(parent)
            if reference in self.merged:
                seen.add(parent)
                parent = key_of(self.merged[reference])
            elif reference in self.dropped:
                seen.add(parent)
                parent = self.items[parent].parent
            else:
                return parent
        return None

    def is_within(self, item: str | None, branch: str) -> bool:
        """Whether the item is ``branch`` or stands somewhere below it."""
        while item is not None:
            if item == branch:
                return True
            item = self.parent_there(self.items[item].parent)
        return False

    def reviewed(self) -> Draft:
        """The Draft as it now stands; the very Draft where nothing in it was changed."""
        if not (self.changed or self.dropped or self.merged):
            return self.draft
        return replace(
            self.draft,
            levels=tuple(self.levels),
            bodies=tuple(body for key, body in self.bodies.items() if self._stays(body_reference(key))),
            items=tuple(self._items()),
            reports=tuple(self._reports()),
            indicators=tuple(self._others(DraftIndicator)),
            agenda=tuple(self._agenda()),
            decisions=tuple(self._others(DraftDecision)),
            assignments=tuple(self._assignments()),
        )

    def _stays(self, reference: str) -> bool:
        return reference not in self.dropped and reference not in self.merged

    def _items(self) -> Iterator[DraftItem]:
        """The items, each after its parent: a moved one may stand before it in the document."""
        left = {key: self._item(key) for key in self.order if self._stays(item_reference(key))}
        given: set[str] = set()
        for key in self.order:
            above = []
            at: str | None = key
            while at is not None and at in left and at not in given:
                above.append(at)
                given.add(at)
                at = left[at].parent
            for each in reversed(above):
                yield left[each]

    def _item(self, key: str) -> DraftItem:
        item = self.items[key]
        parent = self.parent_there(item.parent)
        answers = tuple(
            answer for answer in item.responsibilities if self._stays(body_reference(answer.body))
        )
        if parent == item.parent and len(answers) == len(item.responsibilities):
            return item
        return replace(item, parent=parent, responsibilities=answers)

    def _reports(self) -> Iterator[DraftReport]:
        for place, report in self.reports.items():
            reference = report_reference(place)
            if reference in self.dropped or not self._stays(item_reference(report.item)):
                continue
            figures = tuple(
                figure
                for number, figure in enumerate(report.figures)
                if figure_reference(place, number) not in self.dropped_figures
            )
            bodies = self._bodies(report.bodies)
            if len(figures) != len(report.figures) or bodies != report.bodies:
                report = replace(report, figures=figures, bodies=bodies)  # noqa: PLW2901 - the same report
            yield report

    def _bodies(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(key for key in keys if self._stays(body_reference(key)))

    def _others(self, kind: type[_Part]) -> Iterator[_Part]:
        for reference, part in self.others.items():
            if isinstance(part, kind) and reference not in self.dropped:
                yield part

    def _agenda(self) -> Iterator[DraftAgendaEntry]:
        for entry in self._others(DraftAgendaEntry):
            yield replace(entry, item=self.parent_there(entry.item)) if entry.item else entry

    def _assignments(self) -> Iterator[DraftAssignment]:
        for assignment in self._others(DraftAssignment):
            yield replace(assignment, bodies=self._bodies(assignment.bodies))


def sheet_of(draft: Draft) -> Sheet:
    """The Draft spread out."""
    return Sheet(
        draft=draft,
        items={item.key: item for item in draft.items},
        order=[item.key for item in draft.items],
        bodies={body.key: body for body in draft.bodies},
        reports=dict(enumerate(draft.reports)),
        levels=list(draft.levels),
        others={
            **{f"decision:{place}": part for place, part in enumerate(draft.decisions)},
            **{f"assignment:{place}": part for place, part in enumerate(draft.assignments)},
            **{f"agenda:{place}": part for place, part in enumerate(draft.agenda)},
            **{f"indicator:{place}": part for place, part in enumerate(draft.indicators)},
        },
    )
