"""Write to the bodies from the board, or when a period is opened."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from townbook.cities.models import Body
from townbook.desk.letters.sending import write_now
from townbook.desk.member_page import Member, member_page
from townbook.desk.periods.finding import body_of, period_of
from townbook.plans.enums import ReminderKind
from townbook.plans.models import Period
from townbook.plans.permissions import may_collect_reports
from townbook.plans.selectors.report_work import board_of


@require_POST
@member_page
def period_write(request: HttpRequest, member: Member, period_pk: int) -> HttpResponse:
    """Write to every body that has not answered in full, or to the one that is named; at most once a day."""
    if not may_collect_reports(member.grants):
        raise Http404
    period = period_of(member, period_pk)
    named = request.POST.get("body", "")
    return write_and_show(request, member, period, [body_of(member, named)] if named else silent(period))


def silent(period: Period) -> list[Body]:
    """The bodies that have not answered in full."""
    return [work.body for work in board_of(period=period) if not work.is_complete]


def write_and_show(request: HttpRequest, member: Member, period: Period, bodies: list[Body]) -> HttpResponse:
    """Write to the bodies, each the letter its period has come to; then its board, which says how it went."""
    has_been_invited = period.reminders.filter(kind=ReminderKind.INVITATION, sent_at__isnull=False)
    kind = ReminderKind.SOON if has_been_invited.exists() else ReminderKind.INVITATION
    if period.due is not None and member.city.today > period.due:
        kind = ReminderKind.LATE
    written, failed = write_now(request, period, bodies, kind)
    address = reverse("desk:period", args=[member.city.slug, period.pk])
    return redirect(f"{address}?written={written}&failed={failed}")
