"""What plans have of bodies: responsibilities, reports, links and letters."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q

from townbook.cities.body_changes import BodyKeeper
from townbook.cities.models import Body
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Reminder, Report, ReportingLink, Responsibility
from townbook.plans.searchable import BODIES, ITEMS
from townbook.search.services.index_objects import index_objects


def _renamed(body: Body) -> None:
    """The body, and the items that are found by its name. Those that only a report names are not."""
    items = Item.objects.filter(responsibilities__body=body).values_list("pk", flat=True)
    index_objects(changed={BODIES.name: [body.pk], ITEMS.name: list(items)})


def _merged(body: Body, into: Body) -> Mapping[str, int]:
    return {
        "responsibilities": _move_responsibilities(body, into),
        "reports": _move_reports(body, into),
        "links": ReportingLink.objects.filter(body=body).update(body=into),
        "letters": _move_reminders(body, into),
    }


def _move_responsibilities(body: Body, into: Body) -> int:
    """Where both answer for an item the one stays, as its lead if either was, at the earlier place."""
    rows = Responsibility.objects.filter(Q(body=body) | Q(body=into))
    held: dict[int, dict[int, Responsibility]] = {}
    for row in rows:
        held.setdefault(row.item_id, {})[row.body_id] = row
    doubled: list[Responsibility] = []
    for of_item in held.values():
        if body.pk in of_item and into.pk in of_item:
            goes, stays = of_item[body.pk], of_item[into.pk]
            if ResponsibilityRole.LEAD in (goes.role, stays.role):
                stays.role = ResponsibilityRole.LEAD
            stays.position = min(goes.position, stays.position)
            stays.passage_id = stays.passage_id or goes.passage_id
            doubled.append(stays)
    Responsibility.objects.bulk_update(doubled, ["role", "position", "passage"], batch_size=500)
    Responsibility.objects.filter(body=body, item__in=[row.item_id for row in doubled]).delete()
    return Responsibility.objects.filter(body=body).update(body=into) + len(doubled)


def _move_reports(body: Body, into: Body) -> int:
    names = Report.bodies.through.objects
    of_both = names.filter(body=into).values("report_id")
    doubled, _rows = names.filter(
        body=body, report__in=list(of_both.values_list("report_id", flat=True))
    ).delete()
    return names.filter(body=body).update(body=into) + doubled


def _move_reminders(body: Body, into: Body) -> int:
    """A letter that went to both on one day, or waits for both, is kept once."""
    sent = set(Reminder.objects.filter(body=into).values_list("period", "kind", "day"))
    rows = list(Reminder.objects.filter(body=body))
    doubled = [row.pk for row in rows if (row.period_id, row.kind, row.day) in sent]
    Reminder.objects.filter(pk__in=doubled).delete()
    return Reminder.objects.filter(body=body).update(body=into)


KEEPER = BodyKeeper("plans", _renamed, _merged)
