"""What a record is called now, and where the staff look at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from townbook.cities.models import Body, Membership, Place
from townbook.cities.permissions import may_change_city
from townbook.desk.member_page import Member
from townbook.desk.pages import address_if_any
from townbook.intake.models import Draft
from townbook.plans.models import Item, Period, Plan, Report, ReportingLink


@dataclass(frozen=True, slots=True)
class RecordNow:
    """A record that is there, removed or not; ``address`` is its page, or "" where the reader has none."""

    label: str
    address: str
    is_removed: bool = False


def record_now(member: Member, record: str, record_id: int) -> RecordNow | None:
    """The record, if the city has it. At most two queries."""
    find = _FINDERS.get(record)
    return find(member, record_id) if find else None


def _item(member: Member, pk: int) -> RecordNow | None:
    item = Item.all_rows.select_related("plan").filter(pk=pk, plan__city=member.city).first()
    if item is None:
        return None
    slug = member.city.slug
    if item.plan.removed_at is not None:
        return RecordNow(str(item), "", is_removed=True)
    return RecordNow(str(item), reverse("desk:plan-item", args=[slug, item.plan.slug, item.key]))


def _report(member: Member, pk: int) -> RecordNow | None:
    """The body's answers, where the period collects any; else the public page."""
    reports = Report.objects.select_related("item__plan", "period").prefetch_related("bodies")
    report = reports.filter(pk=pk, item__plan__city=member.city).first()
    if report is None:
        return None
    item, plan, slug = report.item, report.item.plan, member.city.slug
    if item.removed_at is not None or plan.removed_at is not None:
        return RecordNow(str(item), "", is_removed=True)
    body = next(iter(report.bodies.all()), None)
    if body is None or report.period.opened_at is None:
        return RecordNow(str(item), reverse("portal:item", args=[slug, plan.slug, item.key]))
    answers = reverse("desk:body-answers", args=[slug, report.period_id, body.key])
    return RecordNow(str(item), f"{answers}#item-{item.pk}")


def _plan(member: Member, pk: int) -> RecordNow | None:
    plan = Plan.all_rows.filter(pk=pk, city=member.city).first()
    if plan is None:
        return None
    if plan.removed_at is not None:
        return RecordNow(plan.title, "", is_removed=True)
    return RecordNow(plan.title, reverse("desk:plan-settings", args=[member.city.slug, plan.slug]))


def _period(member: Member, pk: int) -> RecordNow | None:
    period = Period.objects.filter(pk=pk, plan__city=member.city, plan__removed_at__isnull=True).first()
    return RecordNow(period.label, reverse("desk:period", args=[member.city.slug, pk])) if period else None


def _body(member: Member, pk: int) -> RecordNow | None:
    body = Body.objects.filter(pk=pk, city=member.city).first()
    if body is None:
        return None
    name = "desk:body" if body.merged_into_id is None else "portal:body"
    return RecordNow(body.name, reverse(name, args=[member.city.slug, body.key]))


def _link(member: Member, pk: int) -> RecordNow | None:
    links = ReportingLink.objects.select_related("body").filter(pk=pk, period__plan__city=member.city)
    link = links.filter(period__plan__removed_at__isnull=True).first()
    if link is None:
        return None
    address = reverse("desk:body-answers", args=[member.city.slug, link.period_id, link.body.key])
    return RecordNow(link.body.name, address)


def _draft(member: Member, pk: int) -> RecordNow | None:
    draft = Draft.objects.select_related("source").filter(pk=pk, city=member.city).first()
    if draft is None:
        return None
    address = reverse("desk:draft", args=[member.city.slug, draft.source.key])
    return RecordNow(str(draft.source), f"{address}?view=history")


def _membership(member: Member, pk: int) -> RecordNow | None:
    held = Membership.objects.select_related("user").filter(pk=pk, city=member.city).first()
    if held is None:
        return None
    may_look = may_change_city(member.grants.all_roles)
    return RecordNow(held.user.name, address_if_any("desk:members", member.city.slug) if may_look else "")


def _sign_in(member: Member, pk: int) -> RecordNow | None:
    held = Membership.objects.select_related("user").filter(user=pk, city=member.city).first()
    return _membership(member, held.pk) if held else None


def _place(member: Member, pk: int) -> RecordNow | None:
    place = Place.objects.filter(pk=pk, city=member.city).only("name").first()
    return RecordNow(place.name, "") if place else None


def _city(member: Member, pk: int) -> RecordNow | None:
    if pk != member.city.pk:
        return None
    may_look = may_change_city(member.grants.all_roles)
    return RecordNow(member.city.name, reverse("desk:city", args=[member.city.slug]) if may_look else "")


_FINDERS: Mapping[str, Callable[[Member, int], RecordNow | None]] = {
    "item": _item,
    "report": _report,
    "plan": _plan,
    "period": _period,
    "body": _body,
    "reporting link": _link,
    "draft": _draft,
    "membership": _membership,
    "sign-in": _sign_in,
    "place": _place,
    "city": _city,
}
