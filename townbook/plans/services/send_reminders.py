"""Send the letters to bodies that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.urls import reverse

from townbook.notices.letters.message import Site
from townbook.notices.services.send_letters import kind_of_failure
from townbook.plans.enums import ReminderKind, ReportState
from townbook.plans.letters.reminder import Recipient, letter_to
from townbook.plans.models import Item, Reminder
from townbook.plans.models.reminder import NO_ADDRESS
from townbook.plans.selectors.recipients import recipients_for
from townbook.plans.selectors.report_work import Line, lines_of
from townbook.plans.selectors.reporting_duties import reports_on
from townbook.plans.services.issue_link import issue_link
from townbook.timer.back_off import wait_after

HELD = timedelta(minutes=15)
"""How long whoever takes a letter has to send it, before another may."""

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters went out, and how many could not."""

    sent: int = 0
    failed: int = 0


def send_reminders(*, site: Site, now: datetime, most: int = AT_ONCE) -> Sent:
    """Send a batch of the letters that are due; call it outside of a transaction.

    Several may run at once: each letter is held by one. Who crashes between a letter and its note sends it
    once more; none is lost. A letter goes to every recipient of its body, each with a link of their own.
    """
    reminders = _claimed(now, most)
    sent = 0
    connection = get_connection()
    try:
        for reminder in reminders:
            sent += _send(connection, reminder, site, now)
    finally:
        connection.close()
    return Sent(sent, len(reminders) - sent)


@transaction.atomic
def _claimed(now: datetime, most: int) -> list[Reminder]:
    due = Reminder.objects.filter(sent_at__isnull=True, due_at__lte=now)
    reminders = list(
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("period__plan__city", "body__city")
        .order_by("due_at", "id")[:most]
    )
    Reminder.objects.filter(pk__in=[each.pk for each in reminders]).update(due_at=now + HELD)
    return reminders


def _send(connection: BaseEmailBackend, reminder: Reminder, site: Site, now: datetime) -> bool:
    is_escalation = reminder.kind == ReminderKind.ESCALATION
    people = recipients_for(bodies=[reminder.body], heads=is_escalation)[reminder.body_id]
    if not people:
        _note_failure(reminder, NO_ADDRESS, now)
        return False
    lines = lines_of(items=reports_on(body=reminder.body, plan=reminder.period.plan), period=reminder.period)
    left = [line.item for line in lines if line.is_open and line.state is not ReportState.PUBLISHED]
    if not left and reminder.kind != ReminderKind.INVITATION:
        _note_sent(reminder, now)  # Everything came in meanwhile: there is nothing to remind of.
        return True
    try:
        for person in people:
            _send_to(connection, reminder, person, site, left, lines)
    except Exception as failure:  # noqa: BLE001 - whatever a mail server answers, the letter waits
        _note_failure(reminder, kind_of_failure(failure), now)
        connection.close()
        return False
    _note_sent(reminder, now)
    return True


def _send_to(
    connection: BaseEmailBackend,
    reminder: Reminder,
    person: Recipient,
    site: Site,
    left: Sequence[Item],
    lines: Sequence[Line],
) -> None:
    link = ""
    if reminder.kind != ReminderKind.ESCALATION:
        _made, token = issue_link(
            period=reminder.period, body=reminder.body, recipient=person.name, actor=None
        )
        link = site.absolute(reverse("reporting:form", args=[token]))
    reasons = [line.returned.reason for line in lines if line.returned]
    letter = letter_to(reminder=reminder, recipient=person, link=link, left=left, reasons=reasons)
    connection.send_messages([letter])


def _note_sent(reminder: Reminder, now: datetime) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(sent_at=now, failures=0, last_error="")


def _note_failure(reminder: Reminder, error: str, now: datetime) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(
        due_at=now + wait_after(reminder.failures + 1), failures=F("failures") + 1, last_error=error
    )
