"""Which body reports on which item."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Exists, OuterRef, QuerySet

from townbook.cities.models import Body
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Plan, Report, Responsibility
from townbook.text.collation import collation_key


def items_reported_on(*, plan: Plan) -> QuerySet[Item]:
    """The items a plan is reported by: those without others below them, and those once reported on.

    How a heading stands is said by what belongs to it.
    """
    return reported_on(Item.objects.filter(plan=plan))


def reported_on(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those of the items that reports are waited for on."""
    below = Item.objects.filter(parent=OuterRef("pk"))
    reported = Report.objects.filter(item=OuterRef("pk"))
    return items.filter(~Exists(below) | Exists(reported))


def reporting_bodies(*, plan: Plan) -> dict[int, list[Item]]:
    """By body (primary key), the items it reports on, in the order of their keys. Two queries.

    The leads of an item report on it; where it has none, the first of its contributors. An item nobody
    answers for is in no body's list.
    """
    return _duties(items_reported_on(plan=plan), plan)


def reports_on(*, body: Body, plan: Plan) -> list[Item]:
    """The items the body reports on. Two queries, which read the body's own items alone."""
    named = Responsibility.objects.filter(item=OuterRef("pk"), body=body)
    return _duties(items_reported_on(plan=plan).filter(Exists(named)), plan).get(body.pk, [])


def _duties(reported: QuerySet[Item], plan: Plan) -> dict[int, list[Item]]:
    items = {item.pk: item for item in reported.select_related("level")}
    answers: defaultdict[int, list[Responsibility]] = defaultdict(list)
    for answer in Responsibility.objects.filter(item__in=reported.values("pk")).order_by("position", "id"):
        answers[answer.item_id].append(answer)
    duties: defaultdict[int, list[Item]] = defaultdict(list)
    for item in sorted(items.values(), key=lambda item: collation_key(item.key, plan.language)):
        for body in _who_reports(answers[item.pk]):
            duties[body].append(item)
    return dict(duties)


def _who_reports(answers: list[Responsibility]) -> list[int]:
    leads = [answer.body_id for answer in answers if answer.role == ResponsibilityRole.LEAD]
    return leads or [answer.body_id for answer in answers[:1]]
