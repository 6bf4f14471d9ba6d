"""What is done for the year's reports, as time passes."""

from __future__ import annotations

from datetime import timedelta
from time import monotonic

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from townbook.plans.services.queue_reminders import queue_reminders
from townbook.plans.services.send_reminders import AT_ONCE, send_reminders
from townbook.timer.registry import AT_MOST, Duty
from townbook.ui.site_address import own_site

QUEUE = "plans: queue reminders"
"""The duty without which no body is reminded."""


def _send() -> int:
    """Letters that went out. Raises :class:`~townbook.ui.site_address.SiteAddressMissing`."""
    site, sent, ends = own_site(), 0, monotonic() + AT_MOST.total_seconds()
    while monotonic() < ends:
        batch = send_reminders(site=site, now=timezone.now())
        sent += batch.sent
        if batch.sent + batch.failed < AT_ONCE:
            break
    return sent


DUTIES = (
    Duty(QUEUE, _("Reminders of reports, by the city’s day"), timedelta(minutes=15), queue_reminders),
    Duty("plans: send letters", _("Letters to bodies"), timedelta(minutes=1), _send),
)
