"""The page on which a Draft is reviewed: its list, the open record, its document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from townbook.desk.drafts.opened import ListedPlanDoubt, Opened, finder, opened
from townbook.desk.drafts.where import FILTERS, VIEWS, Where
from townbook.desk.drafts.wording import FILTERS as FILTER_WORDS
from townbook.desk.drafts.wording import VIEWS as VIEW_WORDS
from townbook.intake.models import Draft
from townbook.intake.review_rows import Mark, ReviewRows, Row
from townbook.intake.selectors.outlook import Outlook, outlook_of
from townbook.intake.selectors.reviews import UnderReview
from townbook.plans.models import Plan
from townbook.reading.draft import Remark

ROWS_ON_A_SHEET = 60


@dataclass(frozen=True, slots=True)
class Tab:
    """A link that chooses what is shown; ``count`` is ``None`` where nothing is counted."""

    name: str
    words: object
    address: str
    count: int | None
    is_current: bool


@dataclass(frozen=True, slots=True)
class ListedDoubt:
    """A doubt of the checklist; ``record`` is the first record it is about, ``note`` what a person said."""

    place: int
    remark: Remark
    record: str
    is_open: bool
    note: str


@dataclass(frozen=True)
class ReviewPage:
    """A Draft as a reviewer at one place in it sees it."""

    known: UnderReview
    where: Where

    @property
    def draft(self) -> Draft:
        """The Draft itself."""
        return self.known.draft

    @cached_property
    def outlook(self) -> Outlook:
        """What acceptance would find."""
        return outlook_of(
            city=self.draft.city,
            review=self.known.review,
            compares_texts=self.where.view == "difference",
        )

    @cached_property
    def _rows(self) -> ReviewRows:
        return ReviewRows(self.known.review, self.outlook)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All records, in the order of the list."""
        return self._rows.rows

    @cached_property
    def shown(self) -> tuple[Row, ...]:
        """Those the filter and the words leave, and the open one."""
        language = self.draft.source.language
        has = finder(self.where.words, language) if self.where.words and not self.where.do else None
        return tuple(
            row
            for row in self.rows
            if row.reference == self.where.record
            or (_passes(row, self.where.filter) and (has is None or has(row.number, row.title)))
        )

    @cached_property
    def sheet(self) -> int:
        """The page of the list, from 1: the one asked for, else that of the open record."""
        if self.where.sheet:
            return min(self.where.sheet, self.sheets)
        at = self._place
        return 1 if at is None else at // ROWS_ON_A_SHEET + 1

    @property
    def sheets(self) -> int:
        """How many pages the list has."""
        return max(1, -(-len(self.shown) // ROWS_ON_A_SHEET))

    @cached_property
    def listed(self) -> Sequence[Row]:
        """The rows on this page of the list."""
        first = (self.sheet - 1) * ROWS_ON_A_SHEET
        return self.shown[first : first + ROWS_ON_A_SHEET]

    @cached_property
    def _place(self) -> int | None:
        found = (at for at, row in enumerate(self.shown) if row.reference == self.where.record)
        return next(found, None)

    @property
    def previous(self) -> str:
        """The record before the open one in the list; "" where there is none."""
        at = self._place
        return self.shown[at - 1].reference if at else ""

    @property
    def next(self) -> str:
        """The record after the open one, the first where none is open; "" where there is none."""
        at = -1 if self._place is None else self._place
        return self.shown[at + 1].reference if at + 1 < len(self.shown) else ""

    def next_to_see(self, done: Collection[str]) -> str:
        """The next one that nobody has looked at, from the open one on and then from the top; or "".

        ``done`` are records that were looked at since the page was made.
        """
        at = -1 if self._place is None else self._place
        ahead = (*self.shown[at + 1 :], *self.shown[: max(at, 0)])
        return next((row.reference for row in ahead if not row.is_seen and row.reference not in done), "")

    @property
    def next_uncertain(self) -> str:
        """The first record that is left once the certain ones are accepted; "" where there is none."""
        return next((row.reference for row in self.shown if not row.is_seen and not row.is_certain), "")

    @cached_property
    def open_record(self) -> Opened | None:
        """The record being looked at, where it is one of this Draft's."""
        row = next((row for row in self.rows if row.reference == self.where.record), None)
        return (
            opened(row, self.rows, self.known.review, self.outlook, self.where, self.plan_doubts)
            if row
            else None
        )

    @property
    def seen(self) -> int:
        """How many records somebody has looked at."""
        return sum(row.is_seen for row in self.rows)

    @cached_property
    def certain(self) -> tuple[str, ...]:
        """The records that can be accepted unseen."""
        return tuple(row.reference for row in self.rows if row.is_certain)

    @property
    def open_doubts(self) -> int:
        """How many doubts nobody has looked into."""
        return self._rows.doubts.count

    @cached_property
    def doubts(self) -> list[ListedDoubt]:
        """The checklist, open ones first."""
        records, still_open = self._rows.doubts.records, self._rows.doubts.open
        listed = [
            ListedDoubt(
                place,
                remark,
                next(iter(records.get(place, ())), ""),
                place in still_open,
                self.known.review.resolved.get(place, ""),
            )
            for place, remark in enumerate(self.known.review.draft.doubts)
        ]
        return sorted(listed, key=lambda doubt: not doubt.is_open)

    @cached_property
    def plan_doubts(self) -> list[ListedPlanDoubt]:
        """The doubts about the plan, open ones first."""
        still_open, settled = self._rows.doubts.open_of_plan, self.known.review.settled
        listed = [
            ListedPlanDoubt(
                doubt,
                tuple(self.titles[record] for record in doubt.records if record in self.titles),
                doubt in still_open,
                settled.get(doubt.key, ""),
            )
            for doubt in self._rows.doubts.of_plan
        ]
        return sorted(listed, key=lambda each: not each.is_open)

    @property
    def open_plan_doubts(self) -> list[ListedPlanDoubt]:
        """Those about the plan that nobody has looked into."""
        return [each for each in self.plan_doubts if each.is_open]

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The city's plans, into any of which the document may go."""
        return self.outlook.spoken_of.plans

    @cached_property
    def titles(self) -> Mapping[str, Row]:
        """The records by reference."""
        return {row.reference: row for row in self.rows}

    @property
    def filters(self) -> list[Tab]:
        """The filters with how many records each leaves."""
        counts = Counter({name: sum(_passes(row, name) for row in self.rows) for name in FILTERS})
        counts["missing"] = len(self.outlook.missing)
        return [
            Tab(
                name,
                FILTER_WORDS[name],
                self.where.but(filter=name, record="", sheet=0, view="records"),
                counts[name],
                self.where.filter == name,
            )
            for name in FILTERS
            if counts[name] or name in ("all", "unseen", "doubtful") or name == self.where.filter
        ]

    @property
    def views(self) -> list[Tab]:
        """The parts of the review."""
        counts = {"doubts": self.open_doubts, "records": len(self.rows)}
        return [
            Tab(
                name,
                VIEW_WORDS[name],
                self.where.but(view=name, record="", sheet=0, words="", filter="all"),
                counts.get(name),
                self.where.view == name,
            )
            for name in VIEWS
        ]


def _passes(row: Row, name: str) -> bool:
    match name:
        case "unseen":
            return not row.is_seen
        case "doubtful":
            return Mark.DOUBTFUL in row.marks
        case "changed":
            return Mark.CHANGED in row.marks or row.is_gone
        case "new":
            return Mark.NEW in row.marks
        case "missing":
            return False
        case "bodies":
            return row.kind == "body"
    return True
