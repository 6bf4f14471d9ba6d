"""Several cities side by side, each with the plan it reported on last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef

from townbook.cities.models import City
from townbook.plans.due_days import due_day, is_late
from townbook.plans.models import Item, Period, Plan, Report
from townbook.plans.selectors.plans import by_end
from townbook.plans.standing import Standing
from townbook.reading.status import Status

_HAS_PARTS = Exists(Item.objects.filter(parent=OuterRef("pk")))
_UNSAID: tuple[Status, date | None, date | None] = (Status.UNREPORTED, None, None)


@dataclass(frozen=True, slots=True)
class PeriodTally:
    """How the items of today's plan stood in a period."""

    period: Period
    standing: Standing


@dataclass(frozen=True, slots=True)
class PlanTally:
    """The plan a city reported on last, in numbers; ``plans`` is how many it has in all.

    ``standing`` counts the items in ``period``, the latest reported one: those with none below them, and
    those reported on themselves. ``late`` are those of them whose day has passed on the city's own day.
    ``never_reported`` are the items with none below them that no published report of any period speaks
    of. ``newest_entry`` is when the newest report was entered. ``years`` come earliest first.
    """

    plan: Plan
    plans: int
    period: Period | None
    standing: Standing
    late: int
    never_reported: int
    newest_entry: datetime | None
    years: tuple[PeriodTally, ...]


def plan_tallies(*, cities: Sequence[City]) -> dict[int, PlanTally]:
    """By city, where it has a plan. Seven queries, however many cities, plans and items."""
    plans: defaultdict[int, list[Plan]] = defaultdict(list)
    for plan in Plan.objects.filter(city__in=cities, is_published=True).order_by("id"):
        plans[plan.city_id].append(plan)
    periods = _periods(plan for of_city in plans.values() for plan in of_city)
    sizes = _sizes(plan for of_city in plans.values() if len(of_city) > 1 for plan in of_city)
    chosen = {city: _latest(of_city, periods, sizes) for city, of_city in plans.items()}
    counted = _Counted(list(chosen.values()), periods)
    return {
        city.pk: counted.tally(chosen[city.pk], len(plans[city.pk]), city.today)
        for city in cities
        if city.pk in chosen
    }


def _periods(plans: Iterable[Plan]) -> Mapping[int, list[Period]]:
    """By plan, the periods with a published report, earliest first."""
    reported = Exists(
        Report.objects.filter(period=OuterRef("pk"), is_current=True, item__removed_at__isnull=True)
    )
    found: defaultdict[int, list[Period]] = defaultdict(list)
    for period in sorted(Period.objects.filter(reported, plan__in=list(plans)), key=by_end):
        found[period.plan_id].append(period)
    return found


def _sizes(plans: Iterable[Plan]) -> dict[int, int]:
    """By plan, how many outermost items; a city with one plan has nothing to choose by it."""
    outermost = Item.objects.filter(~_HAS_PARTS, plan__in=list(plans)).order_by()
    return dict(outermost.values_list("plan_id").annotate(Count("id")))


def _latest(plans: Sequence[Plan], periods: Mapping[int, list[Period]], sizes: Mapping[int, int]) -> Plan:
    """The plan reported on last, of two for one period the larger: what a city's first page begins with."""

    def order(plan: Plan) -> tuple[date, int, int]:
        ends = [period.ends for period in periods.get(plan.pk, ()) if period.ends]
        return max(ends, default=date.min), sizes.get(plan.pk, 0), -plan.pk

    return max(plans, key=order)


class _Counted:
    """The items and reports of the chosen plans, read once."""

    def __init__(self, plans: Sequence[Plan], periods: Mapping[int, list[Period]]) -> None:
        self._periods = periods
        self._outermost: defaultdict[int, dict[int, date | None]] = defaultdict(dict)
        self._inner: defaultdict[int, dict[int, date | None]] = defaultdict(dict)
        items = Item.objects.filter(plan__in=list(plans)).annotate(has_parts=_HAS_PARTS).order_by()
        for item, plan, ends, has_parts in items.values_list("id", "plan_id", "ends", "has_parts"):
            (self._inner if has_parts else self._outermost)[plan][item] = ends
        latest = [periods[plan.pk][-1].pk for plan in plans if periods.get(plan.pk)]
        reports = Report.objects.filter(is_current=True, item__in=items.values("pk")).order_by()
        declared = reports.filter(period__in=latest).values_list(
            "item_id", "status", "status_until", "status_until_ends"
        )
        self._declared = {item: (Status(status), first, last) for item, status, first, last in declared}
        self._in_period: defaultdict[int, Counter[tuple[Status, bool]]] = defaultdict(Counter)
        of_item = Exists(Item.objects.filter(parent=OuterRef("item_id")))
        by_status = reports.annotate(of_inner=of_item).values_list("period_id", "status", "of_inner")
        self._newest: dict[int, datetime] = {}
        for period, status, of_inner, count, newest in by_status.annotate(Count("id"), Max("reported_at")):
            self._in_period[period][Status(status), of_inner] = count
            self._newest[period] = max(newest, self._newest.get(period, newest))
        of_outermost = reports.annotate(of_inner=of_item).filter(of_inner=False).values_list("item__plan_id")
        ever = of_outermost.annotate(Count("item", distinct=True))
        self._ever = dict(ever)

    def tally(self, plan: Plan, plans: int, today: date) -> PlanTally:
        """The plan's tally on the city's day."""
        outermost = self._outermost[plan.pk]
        inner = {item: ends for item, ends in self._inner[plan.pk].items() if item in self._declared}
        counted = {**outermost, **inner}
        declared = {item: self._declared.get(item, _UNSAID) for item in counted}
        periods = self._periods.get(plan.pk, [])
        return PlanTally(
            plan=plan,
            plans=plans,
            period=periods[-1] if periods else None,
            standing=Standing.of(status for status, *_ in declared.values()),
            late=sum(
                is_late(due_day(ends=counted[item], status=status, until=until, until_ends=last), today)
                for item, (status, until, last) in declared.items()
            ),
            never_reported=len(outermost) - self._ever.get(plan.pk, 0),
            newest_entry=max((self._newest[each.pk] for each in periods), default=None),
            years=tuple(PeriodTally(each, self._standing(each, len(outermost))) for each in periods),
        )

    def _standing(self, period: Period, outermost: int) -> Standing:
        """Of the items counted in the period; outermost ones without a report are unreported in it."""
        found = self._in_period[period.pk]
        counts: Counter[Status] = Counter()
        for (status, _), count in found.items():
            counts[status] += count
        reported = sum(count for (_, of_inner), count in found.items() if not of_inner)
        counts[Status.UNREPORTED] += outermost - reported
        return Standing.of(counts.elements())
