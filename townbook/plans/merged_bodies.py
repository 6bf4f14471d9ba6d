"""What plans have of a body that is merged into another one: moved, and given back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from townbook.cities.body_changes import Moved, Returning
from townbook.cities.models import Body
from townbook.plans.enums import ResponsibilityRole
from townbook.plans.models import Item, Reminder, Report, ReportingLink, Responsibility


def merged(body: Body, into: Body) -> Moved:
    """All that plans have of the body, with the other one. A number of queries that does not grow."""
    responsibilities = _move_responsibilities(body, into)
    reports = _move_reports(body, into)
    own_links = ReportingLink.objects.filter(body=body)
    links = list(own_links.values_list("pk", flat=True))
    own_links.update(body=into)
    letters = _move_letters(body, into)
    counts = {
        "responsibilities": len(responsibilities["moved"]) + len(responsibilities["doubled"]),
        "reports": len(reports["moved"]) + len(reports["doubled"]),
        "links": len(links),
        "letters": len(letters["moved"]),
    }
    way_back = {"responsibilities": responsibilities, "reports": reports, "links": links, "letters": letters}
    return Moved(counts, way_back)


def returning(body: Body, into: Body, way_back: Mapping[str, Any]) -> Returning:
    """What the body can have back; a number of queries that does not grow."""
    answers = _Answers(body, into, way_back["responsibilities"])
    reports, kept_reports = _reports(into, way_back["reports"])
    links = ReportingLink.objects.filter(pk__in=way_back["links"], body=into)
    letters = Reminder.objects.filter(pk__in=way_back["letters"]["moved"], body=into)
    again = _letters_again(body, into, way_back["letters"]["doubled"])
    counts = {
        "responsibilities": len(answers.back) + len(answers.again),
        "reports": len(reports["moved"]) + len(reports["doubled"]),
        "links": links.count(),
        "letters": letters.count() + len(again),
    }
    stays = {"responsibilities": answers.stays, "reports": _names_of_reports(kept_reports)}

    def give_back() -> None:
        answers.give_back()
        names = Report.bodies.through.objects
        names.filter(body=into, report__in=reports["moved"]).update(body=body)
        names.bulk_create(Report.bodies.through(report_id=pk, body_id=body.pk) for pk in reports["doubled"])
        links.update(body=body)
        letters.update(body=body)
        made = {letter.pk: letter.made_at for letter in again}
        Reminder.objects.bulk_create(again)
        for letter in again:
            letter.made_at = made[letter.pk]
        Reminder.objects.bulk_update(again, ["made_at"])

    return Returning(counts, stays, give_back)


def _move_responsibilities(body: Body, into: Body) -> dict[str, Any]:
    """Where both answer for an item the one stays, as its lead if either was, at the earlier place."""
    held: dict[int, dict[int, Responsibility]] = {}
    for row in Responsibility.objects.filter(Q(body=body) | Q(body=into)):
        held.setdefault(row.item_id, {})[row.body_id] = row
    moved: list[list[Any]] = []
    doubled: list[dict[str, Any]] = []
    changed: list[Responsibility] = []
    for of_item in held.values():
        if body.pk not in of_item:
            continue
        goes = of_item[body.pk]
        if into.pk not in of_item:
            moved.append([goes.pk, goes.item_id, goes.role])
            continue
        stays = of_item[into.pk]
        was = _said(stays)
        if ResponsibilityRole.LEAD in (goes.role, stays.role):
            stays.role = ResponsibilityRole.LEAD
        stays.position = min(goes.position, stays.position)
        stays.passage_id = stays.passage_id or goes.passage_id
        changed.append(stays)
        own = {"pk": goes.pk, "item": goes.item_id, "said": _said(goes)}
        doubled.append({**own, "twin": stays.pk, "was": was, "is": _said(stays)})
    Responsibility.objects.bulk_update(changed, ["role", "position", "passage"], batch_size=500)
    Responsibility.objects.filter(pk__in=[each["pk"] for each in doubled]).delete()
    Responsibility.objects.filter(body=body).update(body=into)
    return {"moved": moved, "doubled": doubled}


def _said(row: Responsibility) -> list[Any]:
    return [str(row.role), row.position, row.passage_id]


class _Answers:
    """The responsibilities that go back: those that are still the other's in the role the merge left them in.

    ``back`` are primary keys of rows that only change hands, ``again`` rows that stood with both; ``stays``
    names the items of all others.
    """

    def __init__(self, body: Body, into: Body, kept: Mapping[str, Any]) -> None:
        self._body = body
        still = {row.pk: row for row in Responsibility.objects.filter(body=into)}
        self.back: list[int] = []
        self.again: list[Responsibility] = []
        self._twins: list[Responsibility] = []
        others: list[int] = []
        for pk, item, role in kept["moved"]:
            if pk in still and still[pk].role == role:
                self.back.append(pk)
            else:
                others.append(item)
        for each in kept["doubled"]:
            twin = still.get(each["twin"])
            if twin is not None and twin.role == each["is"][0]:
                self._part(each, twin)
            else:
                others.append(each["item"])
        items = Item.all_rows.filter(pk__in=others).order_by("plan_id", "key")
        self.stays = tuple(str(item) for item in items)

    def _part(self, kept: Mapping[str, Any], twin: Responsibility) -> None:
        role, position, passage = kept["said"]
        row = {"pk": kept["pk"], "item_id": kept["item"], "role": role, "position": position}
        self.again.append(Responsibility(body=self._body, passage_id=passage, **row))
        role, position, passage = kept["was"]
        twin.role = role
        if twin.position == kept["is"][1]:
            twin.position = position
        if twin.passage_id == kept["is"][2]:
            twin.passage_id = passage
        self._twins.append(twin)

    def give_back(self) -> None:
        """Do it."""
        Responsibility.objects.filter(pk__in=self.back).update(body=self._body)
        Responsibility.objects.bulk_update(self._twins, ["role", "position", "passage"], batch_size=500)
        Responsibility.objects.bulk_create(self.again)


def _move_reports(body: Body, into: Body) -> dict[str, list[list[int]]]:
    """The reports (primary key, times saved) that only the body signed, and those that both did."""
    names = Report.bodies.through.objects
    of_both = set(names.filter(body=into).values_list("report_id", flat=True))
    own = list(names.filter(body=body).values_list("report_id", "report__revision"))
    kept: dict[str, list[list[int]]] = {"moved": [], "doubled": []}
    for pk, revision in own:
        kept["doubled" if pk in of_both else "moved"].append([pk, revision])
    names.filter(body=body, report__in=[pk for pk, _revision in kept["doubled"]]).delete()
    names.filter(body=body).update(body=into)
    return kept


def _reports(into: Body, kept: Mapping[str, list[list[int]]]) -> tuple[dict[str, list[int]], list[int]]:
    """Those that nobody wrote on since, by how they go back; and those that stay."""
    names = Report.bodies.through.objects.filter(body=into)
    still = dict(names.values_list("report_id", "report__revision"))
    back = {way: [pk for pk, times in rows if still.get(pk) == times] for way, rows in kept.items()}
    given = {pk for rows in back.values() for pk in rows}
    return back, [pk for rows in kept.values() for pk, _times in rows if pk not in given]


def _names_of_reports(keys: Iterable[int]) -> tuple[str, ...]:
    reports = Report.objects.filter(pk__in=list(keys)).select_related("item", "period")
    return tuple(str(report) for report in reports.order_by("item__plan_id", "item__key", "pk"))


def _move_letters(body: Body, into: Body) -> dict[str, Any]:
    """A letter that went to both on one day, or waits for both, is kept once."""
    known = {(row.period_id, row.kind, row.day): row.pk for row in Reminder.objects.filter(body=into)}
    moved, doubled = [], []
    for row in Reminder.objects.filter(body=body):
        twin = known.get((row.period_id, row.kind, row.day))
        if twin is None:
            moved.append(row.pk)
        else:
            doubled.append({"pk": row.pk, "twin": twin, **_letter(row)})
    Reminder.objects.filter(pk__in=[each["pk"] for each in doubled]).delete()
    Reminder.objects.filter(body=body).update(body=into)
    return {"moved": moved, "doubled": doubled}


def _letter(row: Reminder) -> dict[str, Any]:
    return {
        "period": row.period_id,
        "kind": row.kind,
        "day": row.day.isoformat(),
        "made_at": row.made_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "failures": row.failures,
        "last_error": row.last_error,
    }


def _letters_again(body: Body, into: Body, kept: Iterable[Mapping[str, Any]]) -> list[Reminder]:
    """The letters that were to both. One that waited then is sent if the other's was sent since: it went to
    the people of both.
    """
    still = {row.pk: row for row in Reminder.objects.filter(body=into)}
    again = []
    for each in kept:
        twin = still.get(each["twin"])
        sent_at = datetime.fromisoformat(each["sent_at"]) if each["sent_at"] else None
        again.append(
            Reminder(
                pk=each["pk"],
                body=body,
                period_id=each["period"],
                kind=each["kind"],
                day=date.fromisoformat(each["day"]),
                made_at=datetime.fromisoformat(each["made_at"]),
                due_at=datetime.fromisoformat(each["due_at"]),
                sent_at=sent_at or (twin.sent_at if twin else None),
                failures=each["failures"],
                last_error=each["last_error"],
            )
        )
    return again
