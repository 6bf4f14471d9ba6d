"""What was reported since a moment, for many followers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.db.models import F, Max, QuerySet

from townbook.plans.models import Item, Report, Responsibility
from townbook.plans.selectors.public import public_items, public_reports

Moments = Mapping[int, datetime]
"""By the number of an item, a body or a city: the moment since which its reports are wanted."""

Newest = Mapping[int, list[Report]]
"""By the same number: the reports, the last published first, with item, plan, city and period."""


def reports_on_items_since(*, since: Moments, until: datetime, most: int) -> Newest:
    """The current reports on each item. Two queries, however many items."""
    if not since:
        return {}
    found = _published(since, until).filter(item__in=since.keys())
    return _newest(found.values_list("item_id", "pk", "changed_at"), since, most)


def reports_of_bodies_since(*, since: Moments, until: datetime, most: int) -> Newest:
    """The current reports on what each body answers for, or that name it, in its own city.

    Four queries, however many bodies.
    """
    if not since:
        return {}
    answered = Responsibility.objects.filter(
        body__in=since.keys(), body__city=F("item__plan__city")
    ).order_by()
    named = Report.objects.filter(
        bodies__in=since.keys(), bodies__city=F("item__plan__city"), is_current=True
    ).order_by()
    bodies: defaultdict[int, set[int]] = defaultdict(set)
    for item, body in (*answered.values_list("item_id", "body_id"), *named.values_list("item_id", "bodies")):
        bodies[item].add(body)
    published = _published(since, until).filter(item__in=bodies.keys())
    rows = published.values_list("item_id", "pk", "changed_at")
    return _newest(((body, pk, at) for item, pk, at in rows for body in bodies[item]), since, most)


def reports_of_cities_since(*, since: Moments, until: datetime, most: int) -> Newest:
    """The current reports of each city that were written here, not read from a document. Two queries."""
    if not since:
        return {}
    found = _published(since, until).filter(item__plan__city__in=since.keys(), source__isnull=True)
    return _newest(found.values_list("item__plan__city_id", "pk", "changed_at"), since, most)


def items_by_address(*, addresses: Collection[tuple[str, str, str]]) -> Mapping[tuple[str, str, str], Item]:
    """The items at those addresses (city's short name, plan's, item's key), with plan and city. One query."""
    if not addresses:
        return {}
    cities, plans, keys = (set(part) for part in zip(*addresses, strict=True))
    found = public_items().filter(plan__city__slug__in=cities, plan__slug__in=plans, key__in=keys)
    items = {
        (item.plan.city.slug, item.plan.slug, item.key): item
        for item in found.select_related("plan__city").order_by()
    }
    return {address: items[address] for address in addresses if address in items}


def _published(since: Moments, until: datetime) -> QuerySet[Report]:
    moments = {"changed_at__gt": min(since.values()), "changed_at__lte": until}
    return public_reports().filter(**moments).order_by()


def _newest(rows: Iterable[tuple[int, int, datetime]], since: Moments, most: int) -> Newest:
    """Which of the rows are newest is told by their numbers alone; only those are read whole."""
    moments: defaultdict[int, list[tuple[datetime, int]]] = defaultdict(list)
    for group, report, at in rows:
        if at > since[group]:
            moments[group].append((at, report))
    wanted = {group: sorted(of_group, reverse=True)[:most] for group, of_group in moments.items()}
    whole = Report.objects.select_related("item__plan__city", "period").in_bulk(
        {report for of_group in wanted.values() for _, report in of_group}
    )
    return {group: [whole[report] for _, report in of_group] for group, of_group in wanted.items()}


def cities_reporting_since(*, since: datetime, until: datetime) -> Mapping[int, datetime]:
    """By number of the city, when a report on a line of its plans was published last. One query."""
    found = public_reports().filter(changed_at__gt=since, changed_at__lte=until)
    by_city = found.order_by().values_list("item__plan__city_id")
    return dict(by_city.annotate(last=Max("changed_at")))
