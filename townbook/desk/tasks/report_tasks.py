"""The year's reports: to be written, approved, published, and asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from townbook.cities.enums import Role
from townbook.cities.grants import Grants
from townbook.cities.models import City
from townbook.desk.member_page import Member
from townbook.desk.pages import address_if_any
from townbook.desk.tasks import report_words as words
from townbook.desk.tasks.registry import Desks, Task, TaskKind, Words
from townbook.plans.enums import ReportState
from townbook.plans.permissions import may_approve_report, may_collect_reports, may_publish_reports
from townbook.plans.selectors.collected_work import Duty, PeriodWork, Step, collected_work

MOST_NAMED = 3
"""Bodies that are named in a line; of more, only how many they are."""


def _reports_for_a_body(grants: Grants) -> bool:
    return Role.BODY_REPORTER in grants.bodies or Role.BODY_APPROVER in grants.bodies


def _approves(grants: Grants) -> bool:
    return Role.BODY_APPROVER in grants.bodies or may_collect_reports(grants)


def _has_to_do_with_reports(grants: Grants) -> bool:
    return _reports_for_a_body(grants) or may_collect_reports(grants)


def _work(desks: Desks) -> list[PeriodWork]:
    members = desks.of(_has_to_do_with_reports)
    return collected_work(cities=[member.city for member in members.values()])


def _works(desks: Desks, is_for: Callable[[Grants], bool]) -> Iterator[tuple[Member, PeriodWork]]:
    members = desks.of(is_for)
    for work in desks.once(_work):
        member = members.get(work.period.plan.city_id)
        if member is not None:
            yield member, work


def _to_correct(desks: Desks) -> Iterator[Task]:
    for member, work in _works(desks, _reports_for_a_body):
        for duty in work.duties:
            returned = duty.of(ReportState.RETURNED)
            if returned and _writes(member.grants, duty):
                latest = max(returned, key=lambda step: step.since)
                yield _for_body(
                    member.city, work, duty, "desk:own-form", returned, until=_due(work), reason=latest.reason
                )


def _to_write(desks: Desks) -> Iterator[Task]:
    """Those who report for a body; those who lead it once it is late, as the letter to the head says."""
    for member, work in _works(desks, _reports_for_a_body):
        for duty in work.duties if work.is_collected else ():
            left = duty.left - len(duty.of(ReportState.RETURNED))
            is_late = work.period.due is not None and work.period.due < member.city.today
            is_mine = member.grants.within(Role.BODY_REPORTER, duty.body.pk) or (
                is_late and _writes(member.grants, duty)
            )
            if left and is_mine:
                yield _for_body(member.city, work, duty, "desk:own-form", (), count=left, until=_due(work))


def _to_approve(desks: Desks) -> Iterator[Task]:
    """Those who approve within the body; the office where nobody does."""
    for member, work in _works(desks, _approves):
        for duty in work.duties:
            waiting = duty.of(ReportState.SUBMITTED)
            is_mine = member.grants.within(Role.BODY_APPROVER, duty.body.pk) or (
                not duty.has_approver and may_approve_report(member.grants, duty.body.pk)
            )
            if waiting and is_mine:
                yield _for_body(member.city, work, duty, "desk:body-answers", waiting)


def _to_ask(desks: Desks) -> Iterator[Task]:
    for member, work in _works(desks, may_collect_reports):
        silent = [duty for duty in work.duties if duty.left]
        is_late = work.period.due is not None and work.period.due < member.city.today
        if work.is_collected and silent and is_late:
            yield _for_office(member.city, work, len(silent), silent, until=_due(work))


def _to_publish(desks: Desks) -> Iterator[Task]:
    for member, work in _works(desks, may_publish_reports):
        if work.approved:
            since = _day(min(step.since for step in work.approved), member.city)
            yield _for_office(member.city, work, len(work.approved), since=since)


def _to_address(desks: Desks) -> Iterator[Task]:
    for member, work in _works(desks, may_collect_reports):
        unknown = [duty for duty in work.duties if duty.left and not duty.has_address]
        if work.is_collected and unknown:
            yield _for_office(
                member.city,
                work,
                len(unknown),
                unknown,
                address=address_if_any("desk:bodies", member.city.slug),
                until=_due(work),
            )


def _unsent(desks: Desks) -> Iterator[Task]:
    for member, work in _works(desks, may_collect_reports):
        if work.unsent and work.unsent_since:
            yield _for_office(
                member.city,
                work,
                work.unsent,
                address=f"{reverse('desk:letters', args=[member.city.slug])}?show=failed",
                since=_day(work.unsent_since, member.city),
            )


def _writes(grants: Grants, duty: Duty) -> bool:
    return any(grants.within(role, duty.body.pk) for role in (Role.BODY_REPORTER, Role.BODY_APPROVER))


def _due(work: PeriodWork) -> date | None:
    """The day it is due; none once nobody waits for it any more, as for a correction years later."""
    return work.period.due if work.is_collected else None


def _day(moment: datetime, city: City) -> date:
    return timezone.localdate(moment, city.zone)


def _for_body(
    city: City,
    work: PeriodWork,
    duty: Duty,
    page: str,
    steps: Sequence[Step],
    *,
    count: int | None = None,
    until: date | None = None,
    reason: str = "",
) -> Task:
    since = _day(min(step.since for step in steps), city) if steps and until is None else None
    return Task(
        city=city,
        address=reverse(page, args=[city.slug, work.period.pk, duty.body.key]),
        about=(Words(duty.body.name, city.language),),
        period=work.period,
        count=len(steps) if count is None else count,
        until=until,
        since=since,
        reason=reason,
    )


def _for_office(
    city: City,
    work: PeriodWork,
    count: int,
    bodies: Sequence[Duty] = (),
    *,
    address: str = "",
    until: date | None = None,
    since: date | None = None,
) -> Task:
    named = tuple(Words(duty.body.name, city.language) for duty in bodies)
    if len(named) > MOST_NAMED:
        named = ()
    return Task(
        city=city,
        address=address or reverse("desk:period", args=[city.slug, work.period.pk]),
        about=(Words(work.period.plan.title, work.period.plan.language), *named),
        period=work.period,
        count=count,
        until=until,
        since=since,
    )


CORRECT = TaskKind("correct", words.correct, _reports_for_a_body, _to_correct)
"""A report of the person's body was returned."""

WRITE = TaskKind("write", words.write, _reports_for_a_body, _to_write)
"""A report of the person's body is to be written."""

APPROVE = TaskKind("approve", words.approve, _approves, _to_approve)
"""Submitted reports wait for the person's approval."""

ASK = TaskKind("ask", words.ask, may_collect_reports, _to_ask)
"""A due day has passed, and bodies are silent."""

PUBLISH = TaskKind("publish", words.publish, may_publish_reports, _to_publish)
"""Approved reports wait to be published."""

ADDRESS = TaskKind("address", words.give_address, may_collect_reports, _to_address)
"""A body reports are waited for from cannot be written to."""

UNSENT = TaskKind("unsent", words.unsent, may_collect_reports, _unsent)
"""Letters to bodies did not go out."""
