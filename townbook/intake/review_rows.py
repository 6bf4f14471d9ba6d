"""The records of a Draft under review as one list, each with where it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from townbook.intake.body_matching import body_key
from townbook.intake.review.certainty import says_its_status
from townbook.intake.review.fold import Review
from townbook.intake.review.references import body_reference, item_reference, kind_of, report_reference
from townbook.intake.review_doubts import ReviewDoubts
from townbook.intake.selectors.outlook import Outlook
from townbook.intake.title_keys import title_key
from townbook.plans.item_keys import number_path
from townbook.reading.draft import DraftAgendaEntry, DraftIndicator, DraftItem, DraftReport
from townbook.reading.status import Status


class Mark(StrEnum):
    """What a reviewer sees of a record before opening it."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    CHANGED = "changed"
    DROPPED = "dropped"
    MERGED = "merged"
    MATCHED = "matched"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Row:
    """A record in the list. ``depth`` counts from 0 at the top of the tree; ``doubts`` are those still open,
    by their places; ``status`` is that of the item's last report.
    """

    reference: str
    kind: str
    number: str
    title: str
    depth: int
    label: str
    status: Status | None
    marks: tuple[Mark, ...]
    doubts: tuple[int, ...]
    is_seen: bool

    @property
    def is_gone(self) -> bool:
        """Whether it is no longer in the Draft."""
        return Mark.DROPPED in self.marks or Mark.MERGED in self.marks

    @property
    def is_certain(self) -> bool:
        """Whether nothing speaks against accepting it unseen."""
        return Mark.CERTAIN in self.marks


class ReviewRows:
    """All records of a Draft under review."""

    def __init__(self, review: Review, outlook: Outlook) -> None:
        self._review = review
        self._outlook = outlook
        self._language = outlook.plan.language if outlook.plan else outlook.read.source.language
        self._read_in = outlook.read.source.language
        self._labels = {level.key: level.label for level in review.draft.levels}
        self.doubts = ReviewDoubts(review, outlook)
        self._reports: defaultdict[str, list[DraftReport]] = defaultdict(list)
        for place, report in review.reports.items():
            if report_reference(place) not in review.dropped:
                self._reports[report.item].append(report)
        self._namesakes = Counter((item.level_id, item.title_key) for item in outlook.known)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Items as their tree, then bodies, then what else was read."""
        return (*self._items(), *self._bodies(), *self._others())

    def _items(self) -> Iterator[Row]:
        parents = {item.key: item.parent for item in self._review.draft.items}
        children: defaultdict[str | None, list[str]] = defaultdict(list)
        for key in self._review.order:
            children[parents.get(key, self._place_of_gone(key, parents))].append(key)
        # Without recursion: a document may nest as deep as it likes.
        waiting = [(key, 0) for key in reversed(children[None])]
        while waiting:
            key, depth = waiting.pop()
            yield self._item(self._review.items[key], depth)
            waiting.extend((child, depth + 1) for child in reversed(children[key]))

    def _place_of_gone(self, key: str, parents: Mapping[str, str | None]) -> str | None:
        """Where an item is shown that is no longer in the Draft: where it was, or next above."""
        parent = self._review.items[key].parent
        passed = {key}
        while parent is not None and parent not in parents and parent not in passed:
            passed.add(parent)
            parent = self._review.items[parent].parent
        return parent if parent in parents else None

    def _item(self, item: DraftItem, depth: int) -> Row:
        reference = item_reference(item.key)
        reports = self._reports[item.key]
        is_seen = self._is_seen(reference)
        unsure = not is_seen and not all(says_its_status(report, self._read_in) for report in reports)
        # Of a new plan everything is new, which then says nothing.
        known = item.key in self._outlook.found if self._outlook.plan else None
        marks = self._marks(reference, is_seen=is_seen, unsure=unsure, known=known, sure=self._is_sure(item))
        return Row(
            reference=reference,
            kind="item",
            number=item.number,
            title=item.title,
            depth=depth,
            label=self._labels.get(item.level, ""),
            status=reports[-1].status.value if reports else None,
            marks=marks,
            doubts=self.doubts.by_record.get(reference, ()),
            is_seen=is_seen,
        )

    def _is_sure(self, item: DraftItem) -> bool:
        """Whether it is known beyond doubt as what it is, or nothing is known that it could be."""
        if item.key in self._outlook.chosen or self._outlook.plan is None:
            return True
        known = self._outlook.found.get(item.key)
        if known is None or title_key(item.title, self._language) != known.title_key:
            return False
        alone = self._namesakes[known.level_id, known.title_key] == 1
        return alone or number_path(item.number) == number_path(known.number)

    def _bodies(self) -> Iterator[Row]:
        for key, body in self._review.bodies.items():
            reference = body_reference(key)
            known = key in self._outlook.bodies if self._outlook.aliases else None
            spelt_so = body_key(body.name, self._language) in self._outlook.aliases
            sure = spelt_so or reference in self._review.matches or not self._outlook.aliases
            is_seen = self._is_seen(reference)
            yield Row(
                reference=reference,
                kind="body",
                number="",
                title=body.name,
                depth=0,
                label="",
                status=None,
                marks=self._marks(reference, is_seen=is_seen, unsure=False, known=known, sure=sure),
                doubts=self.doubts.by_record.get(reference, ()),
                is_seen=is_seen,
            )

    def _others(self) -> Iterator[Row]:
        for reference, part in self._review.others.items():
            is_seen = self._is_seen(reference)
            if isinstance(part, DraftAgendaEntry):
                title = part.group
            else:
                title = part.name if isinstance(part, DraftIndicator) else part.text
            yield Row(
                reference=reference,
                kind=kind_of(reference),
                number="",
                title=title,
                depth=0,
                label="",
                status=None,
                marks=self._marks(reference, is_seen=is_seen, unsure=False, known=None, sure=True),
                doubts=self.doubts.by_record.get(reference, ()),
                is_seen=is_seen,
            )

    def _is_seen(self, reference: str) -> bool:
        review = self._review
        return reference in review.accepted or reference in review.changed or not review.is_there(reference)

    def _marks(
        self, reference: str, *, is_seen: bool, unsure: bool, known: bool | None, sure: bool
    ) -> tuple[Mark, ...]:
        review = self._review
        if reference in review.merged:
            return (Mark.MERGED,)
        if reference in review.dropped:
            return (Mark.DROPPED,)
        doubtful = unsure or reference in self.doubts.by_record or reference in self.doubts.of_plan_by_record
        marks = []
        if doubtful:
            marks.append(Mark.DOUBTFUL)
        elif sure and not is_seen:
            marks.append(Mark.CERTAIN)
        if reference in review.changed:
            marks.append(Mark.CHANGED)
        if known is not None:
            marks.append(Mark.MATCHED if known else Mark.NEW)
        return tuple(marks)
