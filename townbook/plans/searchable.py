"""Plans, their items, and the bodies that answer for them, as things to find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from townbook.cities.models import Body, City
from townbook.plans.enums import STATUS_LABELS
from townbook.plans.models import Item, Report, Responsibility
from townbook.plans.selectors.public import public_bodies, public_items, public_plans
from townbook.reading.status import Status
from townbook.search.registry import Facet, Findable, SearchableKind
from townbook.text.calendars import Calendar, calendar_date
from townbook.text.collation import collation_key

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _plan_ids(city: City) -> Iterator[int]:
    return public_plans().filter(city=city).order_by("pk").values_list("pk", flat=True).iterator()


def _plans(ids: Collection[int]) -> Iterator[Findable]:
    for plan in public_plans().filter(pk__in=list(ids)).order_by("pk"):
        yield Findable(
            city_id=plan.city_id,
            object_id=plan.pk,
            language=plan.language,
            title=plan.title,
            text="",
            address={"plan": plan.slug},
        )


def _body_ids(city: City) -> Iterator[int]:
    return public_bodies().filter(city=city).order_by("pk").values_list("pk", flat=True).iterator()


def _bodies(ids: Collection[int]) -> Iterator[Findable]:
    bodies = public_bodies().filter(pk__in=list(ids)).select_related("city").prefetch_related("aliases")
    for body in bodies.order_by("pk"):
        aliases = sorted(alias.name for alias in body.aliases.all() if alias.name != body.name)
        yield Findable(
            city_id=body.city_id,
            object_id=body.pk,
            language=body.city.language,
            title=body.name,
            text="\n".join(aliases),
            address={"body": body.key},
        )


def _item_ids(city: City) -> Iterator[int]:
    return public_items().filter(plan__city=city).order_by("pk").values_list("pk", flat=True).iterator()


def _items(ids: Collection[int]) -> Iterator[Findable]:
    """An item is found by its own words, by the bodies that answer for it, and by its current reports."""
    children = Item.objects.filter(parent=OuterRef("pk"))
    items = public_items().filter(pk__in=list(ids)).annotate(has_children=Exists(children))
    reports = _current_reports(ids)
    bodies = _bodies_of_items(ids)
    for item in items.select_related("plan__city").order_by("pk"):
        of_item = reports.get(item.pk, [])
        answering = bodies.get(item.pk, [])
        said = (part for report in of_item for part in (report.text, report.status_reason))
        facets = {
            "year": _years(of_item, Calendar(item.plan.city.calendar)),
            "body": [body.key for body in answering],
            "status": _status(of_item, is_branch=item.has_children),
        }
        yield Findable(
            city_id=item.plan.city_id,
            object_id=item.pk,
            language=item.plan.language,
            title=item.title,
            text="\n".join(filter(None, (item.description, *said, *(body.name for body in answering)))),
            address={"plan": item.plan.slug, "item": item.key, "number": item.number},
            facets=facets,
        )


def _current_reports(ids: Collection[int]) -> Mapping[int, list[Report]]:
    """By item, its published reports that stand, latest period first."""
    reports = Report.objects.filter(item__in=list(ids), is_current=True).select_related("period")
    by_item: defaultdict[int, list[Report]] = defaultdict(list)
    for report in sorted(reports, key=_latest, reverse=True):
        by_item[report.item_id].append(report)
    return by_item


def _latest(report: Report) -> tuple[str, str, int]:
    starts, ends = report.period.starts, report.period.ends
    return ends.isoformat() if ends else "", starts.isoformat() if starts else "", report.period_id


def _bodies_of_items(ids: Collection[int]) -> Mapping[int, list[Body]]:
    by_item: defaultdict[int, list[Body]] = defaultdict(list)
    answers = Responsibility.objects.filter(item__in=list(ids)).select_related("body")
    for answer in answers.order_by("position", "id"):
        by_item[answer.item_id].append(answer.body)
    return by_item


def _years(reports: Iterable[Report], calendar: Calendar) -> list[str]:
    """The years reported on, as the city counts them; a period of several is of its last."""
    days = (report.period.ends or report.period.starts for report in reports)
    return [str(calendar_date(day, calendar).year) for day in days if day]


def _status(reports: list[Report], *, is_branch: bool) -> list[str]:
    """The latest declared status. A branch nobody reports on has none: its items have theirs."""
    if reports:
        return [reports[0].status]
    return [] if is_branch else [Status.UNREPORTED.value]


def _status_labels(_city: City | None, values: Collection[str]) -> Mapping[str, StrPromise | str]:
    return {status.value: label for status, label in STATUS_LABELS.items() if status.value in values}


def _year_labels(_city: City | None, values: Collection[str]) -> Mapping[str, StrPromise | str]:
    """Latest first; written in the reader's digits by the page."""
    return {year: year for year in sorted(values, key=lambda year: (len(year), year), reverse=True)}


def _body_labels(city: City | None, values: Collection[str]) -> Mapping[str, StrPromise | str]:
    """In the alphabetical order of the city's language."""
    if city is None:
        return {}
    names = Body.objects.filter(city=city, key__in=list(values)).values_list("key", "name")
    return dict(sorted(names, key=lambda body: (collation_key(body[1], city.language), body[0])))


PLANS = SearchableKind("plan", _("Plans"), _plan_ids, _plans, weight=1.2)
ITEMS = SearchableKind("item", _("Lines of plans"), _item_ids, _items)
BODIES = SearchableKind("body", _("Bodies"), _body_ids, _bodies, weight=1.1)

FACETS = (
    Facet("status", _("Status"), _status_labels),
    Facet("year", _("Year"), _year_labels),
    Facet("body", _("Responsible body"), _body_labels, within_city=True),
)
