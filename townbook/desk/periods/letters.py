"""Write to the bodies from the board: send what waits, and say what could not go out."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from townbook.desk.member_page import Member, member_page
from townbook.desk.periods.finding import body_of, period_of
from townbook.notices.letters.message import Site
from townbook.plans.enums import ReminderKind
from townbook.plans.permissions import may_collect_reports
from townbook.plans.selectors.report_work import board_of
from townbook.plans.services.queue_reminders import write_to_bodies
from townbook.plans.services.send_reminders import send_reminders


def site_of(request: HttpRequest) -> Site:
    """Where links in letters lead: the site's own address, else the one this page was asked for by."""
    return Site(settings.TOWNBOOK_URL or f"{request.scheme}://{request.get_host()}")


@require_POST
@member_page
def period_write(request: HttpRequest, member: Member, period_pk: int) -> HttpResponse:
    """Write to every body that has not answered in full, or to the one that is named; at most once a day."""
    if not may_collect_reports(member.grants):
        raise Http404
    period = period_of(member, period_pk)
    named = request.POST.get("body", "")
    if named:
        bodies = [body_of(member, named)]
    else:
        bodies = [work.body for work in board_of(period=period) if not work.is_complete]
    has_been_invited = period.reminders.filter(kind=ReminderKind.INVITATION, sent_at__isnull=False)
    kind = ReminderKind.SOON if has_been_invited.exists() else ReminderKind.INVITATION
    today = member.city.today
    if period.due is not None and today > period.due:
        kind = ReminderKind.LATE
    queued = write_to_bodies(period=period, bodies=bodies, kind=kind, day=today)
    outcome = send_reminders(site=site_of(request), now=timezone.now())
    address = reverse("desk:period", args=[member.city.slug, period.pk])
    return redirect(f"{address}?written={len(queued)}&failed={outcome.failed}")
