"""All bodies of a city at once, each in a few numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from townbook.cities.models import City
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Report, Responsibility
from townbook.plans.selectors.plans import latest_periods, plans_of
from townbook.plans.selectors.public import public_items, public_reports
from townbook.plans.standing import Standing
from townbook.reading.status import Status


@dataclass(frozen=True, slots=True)
class BodyStanding:
    """How many items a body leads and contributes to, and how all it answers for stand, each in the
    latest reported period of its plan. Items are counted as in :class:`.duties.Duty`.
    """

    leads: int
    contributes: int
    standing: Standing


NOTHING = BodyStanding(0, 0, Standing({}))


def body_standings(*, city: City) -> Mapping[int, BodyStanding]:
    """By body, where it answers for anything. Six queries, however many bodies and items there are."""
    roles = _roles(city)
    statuses = _statuses(city)
    headings = _headings(city)
    return {
        body: BodyStanding(
            leads=_with_role(of_items, headings, ResponsibilityRole.LEAD),
            contributes=_with_role(of_items, headings, ResponsibilityRole.CONTRIBUTOR),
            standing=Standing.of(
                statuses.get(item, Status.UNREPORTED) for item in of_items if item not in headings
            ),
        )
        for body, of_items in roles.items()
    }


def _with_role(of_items: Mapping[int, str], headings: set[int], role: ResponsibilityRole) -> int:
    return Counter(held for item, held in of_items.items() if item not in headings)[role.value]


def _roles(city: City) -> dict[int, dict[int, str]]:
    """By body and item, the body's role; "" where it has only reported."""
    roles: defaultdict[int, dict[int, str]] = defaultdict(dict)
    reported = public_reports().filter(item__plan__city=city, bodies__city=city).order_by()
    for body, item in reported.values_list("bodies", "item_id"):
        roles[body][item] = ""
    public = public_items().filter(plan__city=city).order_by().values("pk")
    held = Responsibility.objects.filter(item__in=public, body__city=city).order_by()
    for body, item, role in held.values_list("body_id", "item_id", "role"):
        roles[body][item] = role
    return roles


def _statuses(city: City) -> dict[int, Status]:
    periods = latest_periods(plans=plans_of(city=city))
    reports = Report.objects.filter(period__in=[each.pk for each in periods.values()], is_current=True)
    return {item: Status(status) for item, status in reports.values_list("item_id", "status")}


def _headings(city: City) -> set[int]:
    """The items with others below them and no report of their own."""
    below = Exists(Item.objects.filter(parent=OuterRef("pk")))
    # Asked item by item: a list of the reported would be one of all cities' items.
    reported = Exists(Report.objects.filter(item=OuterRef("pk"), is_current=True))
    headings = public_items().filter(below, ~reported, plan__city=city)
    return set(headings.order_by().values_list("pk", flat=True))
