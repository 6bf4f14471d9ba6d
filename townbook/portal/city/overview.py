"""A city on one screen: what it promised, where that stands, what is late, what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from townbook.cities.models import City
from townbook.intake.selectors.agenda import WaitingPoint, waiting_points
from townbook.plans.models import Period, Plan, Report
from townbook.plans.selectors.plans import latest_periods, plans_of
from townbook.plans.selectors.reported_places import ReportedPlace, reported_places
from townbook.plans.selectors.tree import Branch, item_trees, standing_of
from townbook.plans.standing import Standing
from townbook.portal.plans.levels import LevelCount, level_counts
from townbook.reading.status import Status
from townbook.sources.models import Source
from townbook.sources.selectors.sources import published_sources

NEWEST_SOURCES = 3
ITEMS_NAMED = 2
"""Items of a status that are named on the city's page; the plan's page has all of them."""

STATUSES_TO_NOTICE = (Status.SUSPENDED, Status.POSTPONED, Status.CANCELLED, Status.UNREPORTED)


@dataclass(frozen=True, slots=True)
class PlanOverview:
    """A plan and how it stands in its latest reported period, by its topmost branches."""

    plan: Plan
    period: Period | None
    levels: tuple[LevelCount, ...]
    standing: Standing
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """The items of one plan with one status that asks for attention, the first few by name."""

    plan: Plan
    status: Status
    count: int
    named: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """What waits for a working group; without an item it is only said in a document.

    ``group`` is "" where the document names none.
    """

    group: str
    plan: Plan | None
    branch: Branch | None
    point: WaitingPoint | None


@dataclass(frozen=True, slots=True)
class CityOverview:
    """All that a city's first page shows."""

    plans: tuple[PlanOverview, ...]
    notices: tuple[Notice, ...]
    waiting: tuple[WaitingItem, ...]
    sources: tuple[Source, ...]


def city_overview(*, city: City) -> CityOverview:
    """The overview, in seven queries, whatever the number and size of the plans."""
    plans = list(plans_of(city=city))
    periods = latest_periods(plans=plans)
    trees = item_trees(periods={plan.pk: periods.get(plan.pk) for plan in plans})
    overviews = sorted(
        (_plan_overview(plan, periods.get(plan.pk), trees[plan.pk]) for plan in plans), key=_latest_first
    )
    return CityOverview(
        plans=tuple(overviews),
        notices=tuple(notice for overview in overviews for notice in _notices(overview)),
        waiting=_waiting(city, overviews),
        sources=tuple(published_sources(city=city)[:NEWEST_SOURCES]),
    )


def _latest_first(overview: PlanOverview) -> tuple[int, int, int]:
    """The plan reported on last comes first, of two for one period the larger; the unreported come last."""
    ends = overview.period.ends if overview.period else None
    return (-ends.toordinal() if ends else 0, -overview.standing.total, overview.plan.pk)


def _plan_overview(plan: Plan, period: Period | None, branches: tuple[Branch, ...]) -> PlanOverview:
    return PlanOverview(plan, period, level_counts(branches), standing_of(branches), branches)


def _notices(overview: PlanOverview) -> Iterable[Notice]:
    if overview.period is None:
        return
    for status in STATUSES_TO_NOTICE:
        found = [branch for branch in _counted(overview) if branch.status is status]
        if found:
            yield Notice(overview.plan, status, len(found), tuple(found[:ITEMS_NAMED]))


def _counted(overview: PlanOverview) -> list[Branch]:
    return [branch for top in overview.branches for branch in top.counted()]


def _waiting(city: City, overviews: Iterable[PlanOverview]) -> tuple[WaitingItem, ...]:
    """Items under review with the group their document names, then points that belong to no item."""
    points = waiting_points(city=city)
    under_review = [
        (overview.plan, branch, branch.report)
        for overview in overviews
        for branch in _counted(overview)
        if branch.report is not None and branch.status is Status.UNDER_REVIEW
    ]
    places = reported_places(reports=[report for _, _, report in under_review]) if under_review else {}
    items = [
        WaitingItem(_group(report, places, points), plan, branch, None)
        for plan, branch, report in under_review
    ]
    loose = [WaitingItem(point.group, None, None, point) for point in points if not point.has_item]
    return (*items, *loose)


def _group(report: Report, places: Mapping[int, list[ReportedPlace]], points: Iterable[WaitingPoint]) -> str:
    for point in points:
        for place in places.get(report.pk, ()):
            if point.source_id == report.source_id and place.holds(point.start, point.end):
                return point.group
    return ""
