"""Send the letters to bodies that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.crypto import salted_hmac

from townbook.notices.services.send_letters import close_after_failure, kind_of_failure
from townbook.plans.enums import ReminderKind
from townbook.plans.letters.reminder import Recipient, letter_to
from townbook.plans.models import Reminder
from townbook.plans.models.reminder import NO_ADDRESS
from townbook.plans.selectors.letters import WAITING
from townbook.plans.selectors.recipients import recipients_for
from townbook.plans.selectors.work_left import WorkLeft, work_left
from townbook.plans.services.issue_link import issue_links
from townbook.timer.back_off import wait_after
from townbook.ui.site_address import Site

HELD = timedelta(minutes=15)
"""How long whoever takes a letter has to send it, before another may."""

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Sent:
    """How many letters went out, and how many could not."""

    sent: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class _Ready:
    """A letter to send to one person."""

    recipient: Recipient
    link: str
    left: WorkLeft


def send_reminders(
    *, site: Site, now: datetime, most: int = AT_ONCE, numbers: Sequence[int] | None = None
) -> Sent:
    """Send a batch of the letters that are due: any, or those of ``numbers`` (primary keys).

    Call it outside of a transaction. Several may run at once: each letter is held by one. Who crashes between
    a letter and its note sends it once more; none is lost. A letter goes to every recipient of its body, each
    with a link of their own, and again only to those it did not reach. Reads as often for many letters as for
    one of each period, writes all links at once, and once for each letter.
    """
    reminders = _claimed(now, most, numbers)
    if not reminders:
        return Sent()
    connection = get_connection()
    try:
        connection.open()
    except Exception as failure:  # noqa: BLE001 - whatever a mail server answers, the letters wait
        for reminder in reminders:
            _note_failure(reminder, kind_of_failure(failure), now)
        return Sent(failed=len(reminders))
    try:
        ready = _ready(reminders, site)
        sent = [_send(connection, reminder, ready[reminder.pk], now) for reminder in reminders]
    finally:
        connection.close()
    return Sent(sent.count(True), sent.count(False))


@transaction.atomic
def _claimed(now: datetime, most: int, numbers: Sequence[int] | None) -> list[Reminder]:
    free = Q(held_until__isnull=True) | Q(held_until__lte=now)
    due = Reminder.objects.filter(
        free, WAITING, due_at__lte=now, period__plan__removed_at__isnull=True, body__merged_into__isnull=True
    )
    if numbers is not None:
        due = due.filter(pk__in=numbers)
    reminders = list(
        due.select_for_update(skip_locked=True, of=("self",))
        .select_related("period__plan__city", "body__city")
        .order_by("due_at", "id")[:most]
    )
    if reminders:
        Reminder.objects.filter(pk__in=[each.pk for each in reminders]).update(held_until=now + HELD)
    return reminders


def _ready(reminders: Sequence[Reminder], site: Site) -> dict[int, list[_Ready] | None]:
    """By letter, to whom it is still to go; ``None`` where nobody is known. A letter that nothing is left
    for goes to nobody.
    """
    periods = {reminder.period_id: reminder.period for reminder in reminders}
    left = {pk: work_left(period=period) for pk, period in periods.items()}
    heads = [reminder.body for reminder in reminders if reminder.kind == ReminderKind.ESCALATION]
    others = [reminder.body for reminder in reminders if reminder.kind != ReminderKind.ESCALATION]
    leading = recipients_for(bodies=heads, heads=True) if heads else {}
    reporting = recipients_for(bodies=others, heads=False) if others else {}
    ready: dict[int, list[_Ready] | None] = {}
    wanted: list[tuple[Reminder, Recipient, WorkLeft]] = []
    for reminder in reminders:
        known = leading if reminder.kind == ReminderKind.ESCALATION else reporting
        work = left[reminder.period_id].get(reminder.body_id, WorkLeft())
        people = known[reminder.body_id]
        ready[reminder.pk] = [] if people else None
        if work.items or reminder.kind == ReminderKind.INVITATION:
            wanted += [
                (reminder, person, work)
                for person in people
                if _mark(reminder, person) not in reminder.reached
            ]
    with_link = [each for each in wanted if each[0].kind != ReminderKind.ESCALATION]
    tokens = issue_links(
        wanted=[(reminder.period, reminder.body, person.name) for reminder, person, _work in with_link]
    )
    links = [site.absolute(reverse("reporting:form", args=[token])) for token in tokens]
    for reminder, person, work in wanted:
        link = links.pop(0) if reminder.kind != ReminderKind.ESCALATION else ""
        to = ready[reminder.pk]
        if to is not None:
            to.append(_Ready(person, link, work))
    return ready


def _send(
    connection: BaseEmailBackend, reminder: Reminder, ready: list[_Ready] | None, now: datetime
) -> bool:
    """Whether everybody has it; to whom one mail server says no, it may say yes to the others."""
    if ready is None:
        _note_failure(reminder, NO_ADDRESS, now)
        return False
    error, reached = "", list(reminder.reached)
    for each in ready:
        letter = letter_to(
            reminder=reminder,
            recipient=each.recipient,
            link=each.link,
            left=each.left.items,
            reasons=each.left.reasons,
        )
        try:
            connection.send_messages([letter])
        except Exception as failure:  # noqa: BLE001 - whatever a mail server answers, the letter waits
            error = kind_of_failure(failure)
            close_after_failure(connection)
        else:
            reached.append(_mark(reminder, each.recipient))
    reminder.reached = reached
    if error:
        _note_failure(reminder, error, now)
        return False
    Reminder.objects.filter(pk=reminder.pk).update(
        sent_at=now, held_until=None, failures=0, last_error="", reached=reached
    )
    return True


def _mark(reminder: Reminder, person: Recipient) -> str:
    """What stands for an address in a letter that reached it; in another letter it is another."""
    return salted_hmac("townbook.reminder.reached", f"{reminder.pk}:{person.address}").hexdigest()[:32]


def _note_failure(reminder: Reminder, error: str, now: datetime) -> None:
    Reminder.objects.filter(pk=reminder.pk).update(
        due_at=now + wait_after(reminder.failures + 1),
        held_until=None,
        failures=F("failures") + 1,
        last_error=error,
        reached=reminder.reached,
    )
