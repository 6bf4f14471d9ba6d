"""The items of a plan that can be selected, each with all that is said of it in a line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from townbook.cities.models import City
from townbook.intake.selectors.waiting_groups import waiting_groups
from townbook.plans.due_days import is_late
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Period, Plan
from townbook.plans.selectors.declarations import declarations_of_plan
from townbook.plans.selectors.item_bodies import ItemBody, item_bodies
from townbook.plans.selectors.item_places import PlaceOfItem, item_places
from townbook.plans.selectors.tree import Branch
from townbook.plans.years import NOTHING_DECLARED
from townbook.portal.plans.selection import Criterion, Traits
from townbook.reading.status import Status
from townbook.text.search_keys import search_key
from townbook.ui.charts.distribution import style_name

HAS_FIGURES = "yes"
IS_LATE = "yes"
NOT_NAMED = "not-named"
"""The value of a group whose name the document does not say."""


@dataclass(frozen=True, slots=True)
class Row:
    """A counted item of a plan: an outermost one, or one with a report of its own
    (:attr:`~townbook.plans.selectors.tree.Branch.is_counted`), so that rows and standings agree.

    ``above`` are the branches it belongs to, top first; ``groups`` the working groups it waits for, ""
    for one the document does not name; ``figures`` says how many its report has; ``places`` are where it
    happens.
    """

    branch: Branch
    above: tuple[Branch, ...]
    bodies: tuple[ItemBody, ...]
    groups: tuple[str, ...]
    figures: int
    places: tuple[PlaceOfItem, ...]
    traits: Traits

    @property
    def top(self) -> Branch | None:
        """The topmost branch it belongs to, which may be its own; ``None`` for an item that stands at the
        top alone.
        """
        if self.above:
            return self.above[0]
        return self.branch if self.branch.children else None

    @property
    def leads(self) -> tuple[ItemBody, ...]:
        """The bodies that answer for it first, else those that do at all, else those that reported."""
        for role in (ResponsibilityRole.LEAD, ResponsibilityRole.CONTRIBUTOR):
            if named := tuple(body for body in self.bodies if body.role is role):
                return named
        return self.bodies

    @property
    def reason(self) -> str:
        """Why it stands as it does, in the report's words."""
        return self.branch.report.status_reason if self.branch.report else ""


def rows_of(
    *, city: City, plan: Plan, periods: Sequence[Period], period: Period | None, branches: Iterable[Branch]
) -> tuple[Row, ...]:
    """The rows of a plan's tree in the plan's order. At most six queries, whatever its size.

    ``periods`` are all that were reported on, latest first. An item is late by what was last declared of it
    in any of them, and the city's day.
    """
    bodies = item_bodies(plan=plan, period=period)
    said = declarations_of_plan(plan=plan)
    figures = said.figures.get(period.pk, {}) if period else {}
    places = item_places(plans=[plan])
    counted = list(_counted(branches, ()))
    groups = waiting_groups(city=city, reports=[branch.report for branch, _ in counted if branch.report])
    last = said.last(periods)
    return tuple(
        _row(
            branch,
            above,
            bodies.get(branch.item.pk, ()),
            groups,
            figures.get(branch.item.pk, 0),
            places.get(branch.item.pk, ()),
            is_late(last.get(branch.item.pk, NOTHING_DECLARED).due(branch.item.ends), city.today),
            plan,
        )
        for branch, above in counted
    )


@lru_cache(maxsize=4096)
def reason_value(reason: str, language: str) -> str:
    """What stands for a reason in addresses: the same for all its spellings and forms of words.

    Kept, because a plan's page asks for the same few dozen each time.
    """
    return _digest(search_key(reason, language))


def group_value(group: str) -> str:
    """What stands for a working group in addresses."""
    return _digest(group) if group else NOT_NAMED


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def _counted(
    branches: Iterable[Branch], above: tuple[Branch, ...]
) -> Iterator[tuple[Branch, tuple[Branch, ...]]]:
    for branch in branches:
        if branch.is_counted:
            yield branch, above
        yield from _counted(branch.children, (*above, branch))


def _row(
    branch: Branch,
    above: tuple[Branch, ...],
    bodies: tuple[ItemBody, ...],
    groups: Mapping[int, tuple[str, ...]],
    figures: int,
    places: tuple[PlaceOfItem, ...],
    late: bool,  # noqa: FBT001 - one of many, named where it is given
    plan: Plan,
) -> Row:
    report = branch.report
    waits = groups.get(report.pk, ("",)) if report and branch.status is Status.UNDER_REVIEW else ()
    reason = report.status_reason if report else ""
    values = {
        Criterion.DISTRICT: frozenset(each.district.key for each in places if each.district),
        Criterion.PLACE: frozenset(each.place.key for each in places),
        Criterion.BRANCH: frozenset(each.item.key for each in (*above, branch)[:1] if each.children),
        Criterion.BODY: frozenset(body.key for body in bodies),
        Criterion.STATUS: frozenset({style_name(branch.status)}),
        Criterion.REASON: frozenset({reason_value(reason, plan.language)} if reason else ()),
        Criterion.WAITS: frozenset(map(group_value, waits)),
        Criterion.FIGURE: frozenset({HAS_FIGURES} if figures else ()),
        Criterion.LATE: frozenset({IS_LATE} if late else ()),
    }
    traits = Traits(values, tuple(branch.item.title_key.split()))
    return Row(branch, above, bodies, waits, figures, places, traits)
