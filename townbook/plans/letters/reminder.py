"""The words of a letter to a body: what is asked, by when, and the one link that opens its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from townbook.cities.models import City
from townbook.notices.letters.message import isolated, named
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Item, Reminder
from townbook.text.languages import direction
from townbook.ui import formats


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody a body is written to. ``language`` is a code."""

    address: str
    name: str
    language: str


def letter_to(
    *, reminder: Reminder, recipient: Recipient, link: str, left: Sequence[Item], reasons: Sequence[str]
) -> EmailMultiAlternatives:
    """The letter, in its recipient's language. ``link`` is absolute; ``left`` are the items nothing was
    submitted on; ``reasons`` why reports were returned.
    """
    with translation.override(recipient.language):
        words = _words(reminder, recipient, link, left, reasons)
        letter = EmailMultiAlternatives(
            subject=words["subject"],
            body=render_to_string("plans/reminder.txt", words),
            to=[recipient.address],
            headers={"Auto-Submitted": "auto-generated", "Content-Language": recipient.language},
        )
        letter.attach_alternative(render_to_string("plans/reminder.html", words), "text/html")
        return letter


def _words(
    reminder: Reminder, recipient: Recipient, link: str, left: Sequence[Item], reasons: Sequence[str]
) -> dict[str, Any]:
    period, language = reminder.period, recipient.language
    city: City = period.plan.city
    due = formats.day(period.due, language) if period.due else ""
    what = {
        ReminderKind.INVITATION: _("%(city)s: please report by %(due)s"),
        ReminderKind.SOON: _("%(city)s: reports are due on %(due)s"),
        ReminderKind.DUE: _("%(city)s: reports are due today"),
        ReminderKind.LATE: _("%(city)s: reports were due on %(due)s"),
        ReminderKind.ESCALATION: _("%(city)s: %(body)s has not reported"),
        ReminderKind.RETURNED: _("%(city)s: a report was returned"),
    }[ReminderKind(reminder.kind)]
    return {
        "subject": what
        % {"city": isolated(city.name_in(language)), "due": due, "body": named(reminder.body.name)},
        "language": language,
        "direction": direction(language),
        "kind": reminder.kind,
        "city": city,
        "period": period,
        "plan_title": period.plan.title,
        "period_label": formats.period(period.starts, period.ends, language, city.calendar)
        if period.starts and period.ends
        else period.label,
        "body": reminder.body,
        "due": due,
        "name": recipient.name,
        "link": link,
        "left": left,
        "reasons": reasons,
        "default_language": settings.LANGUAGE_CODE,
    }
