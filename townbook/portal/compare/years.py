"""Two periods of a plan side by side: where its items stood, and what became of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from townbook.cities.models import City
from townbook.plans.enums import STATUS_TRANSITIONS, ResponsibilityRole
from townbook.plans.models import Figure, Item, Period, Plan
from townbook.plans.selectors.figures_of_reports import figures_of_reports
from townbook.plans.selectors.item_bodies import ItemBody, item_bodies
from townbook.plans.selectors.plan_moves import Move, plan_moves
from townbook.plans.selectors.plans import reported_periods
from townbook.plans.standing import Standing
from townbook.portal.compare.asked_years import AskedYears, Query, asked_years
from townbook.portal.compare.changes import Change, change_of
from townbook.portal.compare.figure_pairs import FigurePair, figure_pairs
from townbook.reading.status import Status
from townbook.ui.charts.distribution import ORDER, style_name

LINES_OF_A_KIND = 12
"""Items of each kind that are named where all kinds are shown."""

LINES_ON_A_PAGE = 60
"""Items on a page of one kind or one move."""

TOLD = tuple(change for change in Change if change is not Change.SAME)
"""The kinds whose items are named; of what stayed as it was only the number is said."""


@dataclass(frozen=True, slots=True)
class MoveLine:
    """An item's move, and the figures of both reports that may stand side by side."""

    move: Move
    figures: tuple[FigurePair, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Items of one ``change``, or of one ``move``: how many, and those shown.

    Of a part of several pages ``page`` is shown; ``query`` is that of the whole part, without a page.
    """

    change: Change | None
    count: int
    query: str
    lines: tuple[MoveLine, ...]
    page: int = 1
    pages: int = 1

    @property
    def is_cut(self) -> bool:
        """Whether there are more than are shown."""
        return self.count > len(self.lines)


@dataclass(frozen=True, slots=True)
class Kind:
    """How many items changed in one way, and the query of their list."""

    change: Change
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Cell:
    """How many items moved from one status to another, and the query of their list."""

    before: Status
    after: Status
    count: int
    query: str

    @property
    def is_expected(self) -> bool:
        """Whether the table of transitions has the move."""
        return self.after in STATUS_TRANSITIONS[self.before]


@dataclass(frozen=True, slots=True)
class FlowRow:
    """The moves from one status; a cell for each status of the later period."""

    before: Status
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one topmost branch, or of one body; neither for items that name no body.

    ``told`` says how many changed in each of the comparison's ``told`` ways.
    """

    top: Item | None
    body: ItemBody | None
    earlier: Standing
    later: Standing
    told: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearsComparison:
    """Two of a plan's reported ``periods``, which come latest first.

    ``told`` are the kinds of change that some item has and whose items are named.
    """

    plan: Plan
    periods: tuple[Period, ...]
    asked: AskedYears
    earlier: Standing
    later: Standing
    flow: tuple[FlowRow, ...]
    flow_columns: tuple[tuple[Status, int], ...]
    counts: Mapping[Change, int]
    told: tuple[Change, ...]
    unexpected: int
    by_branch: tuple[Group, ...]
    by_body: tuple[Group, ...]
    parts: tuple[Part, ...]
    moves: tuple[Move, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of change that some item has."""
        return tuple(
            Kind(change, self.counts[change], self.asked.query(change=change.value))
            for change in Change
            if self.counts.get(change)
        )


def compare_years(*, plan: Plan, periods: tuple[Period, ...], asked: AskedYears) -> YearsComparison:
    """The comparison, in four queries, whatever the plan's size. ``asked`` are two of its ``periods``."""
    moves = plan_moves(plan=plan, earlier=asked.earlier, later=asked.later)
    kinds = [change_of(move.before, move.after) for move in moves]
    counts = Counter(kinds)
    told = tuple(change for change in TOLD if counts[change])
    bodies = item_bodies(plan=plan, period=None)
    flow = Counter((move.before, move.after) for move in moves)
    return YearsComparison(
        plan=plan,
        periods=periods,
        asked=asked,
        earlier=Standing.of(move.before for move in moves),
        later=Standing.of(move.after for move in moves),
        flow=_flow(flow, asked),
        flow_columns=tuple(
            (status, sum(count for (_, after), count in flow.items() if after is status))
            for status in ORDER
            if any(after is status for _, after in flow)
        ),
        counts=counts,
        told=told,
        unexpected=sum(not move.is_expected for move in moves),
        by_branch=_by_branch(moves, told),
        by_body=_by_body(moves, bodies, told),
        parts=_with_figures(_parts(moves, kinds, asked), plan.language),
        moves=moves,
    )


def comparison_of_address(*, city: City, plan: Plan, query: Query) -> YearsComparison | tuple[Period, ...]:
    """The comparison an address asks for, or the plan's periods where they are fewer than two.

    Raises what :func:`~townbook.portal.compare.asked_years.asked_years` raises.
    """
    periods = reported_periods(plan=plan)
    if len(periods) < 2:
        return periods
    return compare_years(plan=plan, periods=periods, asked=asked_years(periods, query, city.calendar))


def _flow(flow: Mapping[tuple[Status, Status], int], asked: AskedYears) -> tuple[FlowRow, ...]:
    befores = [status for status in ORDER if any(before is status for before, _ in flow)]
    afters = [status for status in ORDER if any(after is status for _, after in flow)]
    return tuple(
        FlowRow(
            before,
            tuple(_cell(before, after, flow.get((before, after), 0), asked) for after in afters),
            sum(count for (first, _), count in flow.items() if first is before),
        )
        for before in befores
    )


def _cell(before: Status, after: Status, count: int, asked: AskedYears) -> Cell:
    return Cell(before, after, count, asked.query(before=style_name(before), after=style_name(after)))


def _parts(moves: Sequence[Move], kinds: Sequence[Change], asked: AskedYears) -> tuple[Part, ...]:
    if asked.is_part:
        chosen = [
            move
            for move, kind in zip(moves, kinds, strict=True)
            if (asked.move == (move.before, move.after) if asked.move else kind is asked.change)
        ]
        pages = max(1, -(-len(chosen) // LINES_ON_A_PAGE))
        page = min(asked.page, pages)
        shown = chosen[(page - 1) * LINES_ON_A_PAGE : page * LINES_ON_A_PAGE]
        change = None if asked.move else asked.change
        return (Part(change, len(chosen), asked.part_query, _lines(shown), page, pages),)
    of_kind: defaultdict[Change, list[Move]] = defaultdict(list)
    for move, kind in zip(moves, kinds, strict=True):
        of_kind[kind].append(move)
    return tuple(
        Part(
            change,
            len(of_kind[change]),
            asked.query(change=change.value),
            _lines(of_kind[change][:LINES_OF_A_KIND]),
        )
        for change in TOLD
        if of_kind[change]
    )


def _lines(moves: Iterable[Move]) -> tuple[MoveLine, ...]:
    return tuple(MoveLine(move, ()) for move in moves)


def _with_figures(parts: Iterable[Part], language: str) -> tuple[Part, ...]:
    """The same parts with the figures of the items shown. One query."""
    parts = tuple(parts)
    moves = [line.move for part in parts for line in part.lines if line.move.earlier and line.move.later]
    reports = [report for move in moves for report in (move.earlier, move.later) if report]
    figures = figures_of_reports(reports=reports)
    return tuple(
        replace(
            part,
            lines=tuple(MoveLine(line.move, _pairs(line.move, figures, language)) for line in part.lines),
        )
        for part in parts
    )


def _pairs(move: Move, figures: Mapping[int, list[Figure]], language: str) -> tuple[FigurePair, ...]:
    if move.earlier is None or move.later is None:
        return ()
    return figure_pairs(figures.get(move.earlier.pk, ()), figures.get(move.later.pk, ()), language)


def _by_branch(moves: Iterable[Move], told: Sequence[Change]) -> tuple[Group, ...]:
    """The topmost items with others below them; none where the plan is one list."""
    of_top: dict[int, list[Move]] = {}
    for move in moves:
        of_top.setdefault(move.top.pk, []).append(move)
    branches = [branch for branch in of_top.values() if branch[0].top is not branch[0].item]
    return tuple(_group(branch, told, top=branch[0].top) for branch in branches)


def _by_body(
    moves: Iterable[Move], bodies: Mapping[int, tuple[ItemBody, ...]], told: Sequence[Change]
) -> tuple[Group, ...]:
    """By the bodies that lead, in the order of the plan; items without any come last."""
    named: dict[str, ItemBody] = {}
    of_body: dict[str, list[Move]] = {}
    for move in moves:
        for body in _leads(bodies.get(move.item.pk, ())) or (None,):
            key = body.key if body else ""
            if body:
                named.setdefault(key, body)
            of_body.setdefault(key, []).append(move)
    order = [*named, *([""] if "" in of_body and named else [])]
    return tuple(_group(of_body[key], told, body=named.get(key)) for key in order)


def _leads(bodies: Sequence[ItemBody]) -> tuple[ItemBody, ...]:
    leads = tuple(body for body in bodies if body.role is ResponsibilityRole.LEAD)
    return leads or tuple(bodies)


def _group(
    moves: Sequence[Move], told: Iterable[Change], *, top: Item | None = None, body: ItemBody | None = None
) -> Group:
    changes = Counter(change_of(move.before, move.after) for move in moves)
    return Group(
        top=top,
        body=body,
        earlier=Standing.of(move.before for move in moves),
        later=Standing.of(move.after for move in moves),
        told=tuple(changes[change] for change in told),
    )
