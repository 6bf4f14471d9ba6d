"""Note down which bodies are to be written to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from townbook.cities.models import Body
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period, Reminder
from townbook.plans.reminder_days import step_on
from townbook.plans.selectors.report_work import board_of

APART = (ReminderKind.RETURNED, ReminderKind.ESCALATION)
"""Letters that say something else, or to somebody else, than that reports are waited for."""


@transaction.atomic
def write_to_bodies(
    *, period: Period, bodies: Iterable[Body], kind: ReminderKind, day: date
) -> list[Reminder]:
    """Letters of that kind to the bodies, to be sent by
    :func:`~townbook.plans.services.send_reminders.send_reminders`; none to a body that has one of that day.
    That a report came back is told apart from that. A letter of that day that waits is due at once; older
    ones that wait are replaced by a new one, so that who gets an address at last gets one letter, not five.
    """
    wanted = {body.pk: body for body in bodies}
    of_the_day = Reminder.objects.filter(period=period, day=day)
    same = (
        of_the_day.filter(kind=kind)
        if kind is ReminderKind.RETURNED
        else of_the_day.exclude(kind=ReminderKind.RETURNED)
    )
    now = timezone.now()
    waiting = Q(sent_at__isnull=True, replaced_at__isnull=True)
    same.filter(waiting, body__in=wanted).update(due_at=now)
    for known in same.values_list("body_id", flat=True):
        wanted.pop(known, None)
    if kind not in APART:
        older = Reminder.objects.filter(waiting, period=period, body__in=wanted).exclude(kind__in=APART)
        older.update(replaced_at=now)
    return Reminder.objects.bulk_create(
        [Reminder(period=period, body=body, kind=kind, day=day) for body in wanted.values()],
        ignore_conflicts=True,
    )


def queue_reminders() -> int:
    """Letters of today's step to every body that has not answered in full, in every open period.

    How many there are now. Running it again on the same day adds none.
    """
    queued = 0
    open_now = Period.objects.filter(
        opened_at__isnull=False, due__isnull=False, plan__removed_at__isnull=True
    ).select_related("plan__city")
    for period in open_now:
        assert period.due is not None  # noqa: S101 - the query says so
        assert period.opened_at is not None  # noqa: S101
        city = period.plan.city
        opened = timezone.localdate(period.opened_at, city.zone)
        step = step_on(period.due, opened, city.today)
        if step is not None:
            silent = [work.body for work in board_of(period=period) if not work.is_complete]
            queued += len(write_to_bodies(period=period, bodies=silent, kind=step.kind, day=step.day))
    return queued
