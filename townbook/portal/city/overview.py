"""A city on one screen: what it promised, where that stands, what changed, what is late, what waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from townbook.cities.models import City
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.declarations import declarations_of
from townbook.plans.selectors.duties import reported_periods_of
from townbook.plans.selectors.item_passages import item_passages
from townbook.plans.selectors.plans import plans_of
from townbook.plans.selectors.tree import Branch, item_trees, standing_of
from townbook.portal.city.changes import changes_of
from townbook.portal.city.drawings import branch_matrix, plan_years
from townbook.portal.city.findings import Findings, PlanOverview, named_items
from townbook.portal.city.lateness import lateness_of
from townbook.portal.city.waiting import Waiting, waiting_in
from townbook.portal.plans.levels import level_counts
from townbook.sources.models import Passage, Source
from townbook.sources.selectors.sources import published_sources
from townbook.ui.charts.columns import ColumnChart
from townbook.ui.charts.matrix import StatusMatrix

NEWEST_SOURCES = 3


@dataclass(frozen=True, slots=True)
class CityOverview:
    """All that a city's first page shows; ``plans`` come with the one last reported on first.

    ``passages`` tell by item where those that are named stand in their documents. ``matrix`` and ``years``
    draw the first plan.
    """

    plans: tuple[PlanOverview, ...]
    changes: tuple[Findings, ...]
    lateness: tuple[Findings, ...]
    waiting: Waiting
    sources: tuple[Source, ...]
    passages: Mapping[int, Passage]
    matrix: StatusMatrix | None
    years: ColumnChart | None

    @property
    def main(self) -> PlanOverview | None:
        """The plan the first screen is about."""
        return self.plans[0] if self.plans else None

    @property
    def others(self) -> tuple[PlanOverview, ...]:
        """The other plans."""
        return self.plans[1:]


def city_overview(*, city: City) -> CityOverview:
    """The overview, in nine queries at most, whatever the number and size of the plans."""
    plans = list(plans_of(city=city).filter(is_published=True))
    periods = reported_periods_of(plans=plans)
    trees = item_trees(periods={plan.pk: next(iter(periods.get(plan.pk, ())), None) for plan in plans})
    declared = declarations_of(plans=plans)
    overviews = tuple(
        sorted(
            (_plan_overview(plan, periods.get(plan.pk, ()), trees[plan.pk]) for plan in plans),
            key=_latest_first,
        )
    )
    changes = tuple(found for each in overviews if (found := changes_of(each, declared)))
    lateness = tuple(found for each in overviews if (found := lateness_of(each, declared, city.today)))
    return CityOverview(
        plans=overviews,
        changes=changes,
        lateness=lateness,
        waiting=waiting_in(city=city, overviews=overviews),
        sources=tuple(published_sources(city=city)[:NEWEST_SOURCES]),
        passages=_passages((*changes, *lateness)),
        matrix=branch_matrix(overviews[0], _address(city, overviews[0].plan)) if overviews else None,
        years=plan_years(overviews[0], declared, city, city.today) if overviews else None,
    )


def _address(city: City, plan: Plan) -> str:
    return reverse("portal:plan", args=[city.slug, plan.slug])


def _passages(found: tuple[Findings, ...]) -> dict[int, Passage]:
    """Of the named items whose status was not read from a document."""
    items = [each.branch.item for each in named_items(found) if each.needs_passage]
    return item_passages(items=items) if items else {}


def _latest_first(overview: PlanOverview) -> tuple[int, int, int]:
    """The plan reported on last comes first, of two for one period the larger; the unreported come last."""
    ends = overview.period.ends if overview.period else None
    return (-ends.toordinal() if ends else 0, -overview.standing.total, overview.plan.pk)


def _plan_overview(plan: Plan, periods: tuple[Period, ...], branches: tuple[Branch, ...]) -> PlanOverview:
    return PlanOverview(
        plan=plan,
        periods=periods,
        levels=level_counts(branches),
        standing=standing_of(branches),
        branches=branches,
    )
