"""Letters to bodies, written and sent while somebody waits for the page."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from townbook.cities.models import Body
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period
from townbook.plans.selectors.letters import waiting_letters
from townbook.plans.services.queue_reminders import write_to_bodies
from townbook.plans.services.send_reminders import Sent, send_reminders
from townbook.ui.site_address import Site


def site_of(request: HttpRequest) -> Site:
    """Where links in letters lead: the site's own address, else the one this page was asked for by."""
    return Site(settings.TOWNBOOK_URL or f"{request.scheme}://{request.get_host()}")


def send_now(request: HttpRequest, letters: Sequence[int]) -> Sent:
    """Send those letters (primary keys) and no others; of many a batch, and the timer sends the rest."""
    return send_reminders(site=site_of(request), now=timezone.now(), numbers=letters)


def write_now(
    request: HttpRequest, period: Period, bodies: Sequence[Body], kind: ReminderKind
) -> tuple[int, int]:
    """Write to the bodies on the period: how many are written to, and how many letters could not go out."""
    queued = write_to_bodies(period=period, bodies=bodies, kind=kind, day=period.plan.city.today)
    outcome = send_now(request, waiting_letters(period=period, bodies=bodies))
    return len(queued), outcome.failed
