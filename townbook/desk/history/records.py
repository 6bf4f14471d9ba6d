"""Where a record itself is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.urls import reverse

from townbook.cities.models import Body, City
from townbook.desk.pages import address_if_any
from townbook.intake.models import Draft
from townbook.plans.models import Item, Period, Plan, Report


def page_of_record(city: City, record: str, record_id: int) -> str:
    """The address of the record's own page; "" where it has none. At most one query."""
    find = _PAGES.get(record)
    return find(city, record_id) if find else ""


def _item(city: City, pk: int) -> str:
    item = Item.objects.select_related("plan").filter(pk=pk, plan__city=city).first()
    return reverse("portal:item", args=[city.slug, item.plan.slug, item.key]) if item else ""


def _report(city: City, pk: int) -> str:
    report = Report.objects.select_related("item__plan").filter(pk=pk, item__plan__city=city).first()
    if report is None:
        return ""
    return reverse("portal:item", args=[city.slug, report.item.plan.slug, report.item.key])


def _plan(city: City, pk: int) -> str:
    plan = Plan.objects.filter(pk=pk, city=city).first()
    return reverse("portal:plan", args=[city.slug, plan.slug]) if plan else ""


def _period(city: City, pk: int) -> str:
    is_there = Period.objects.filter(pk=pk, plan__city=city, plan__removed_at__isnull=True).exists()
    return reverse("desk:period", args=[city.slug, pk]) if is_there else ""


def _body(city: City, pk: int) -> str:
    body = Body.objects.filter(pk=pk, city=city).first()
    return reverse("portal:body", args=[city.slug, body.key]) if body else ""


def _draft(city: City, pk: int) -> str:
    draft = Draft.objects.select_related("source").filter(pk=pk, city=city).first()
    return reverse("desk:draft", args=[city.slug, draft.source.key]) if draft else ""


_PAGES: Mapping[str, Callable[[City, int], str]] = {
    "item": _item,
    "report": _report,
    "plan": _plan,
    "period": _period,
    "body": _body,
    "draft": _draft,
    "city": lambda city, _pk: reverse("desk:city", args=[city.slug]),
    "membership": lambda city, _pk: address_if_any("desk:members", city.slug),
}
