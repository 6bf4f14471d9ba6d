"""Periods of the city's plans: open one, watch its board, publish it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from townbook.desk.member_page import Member, member_page
from townbook.desk.periods.board import board
from townbook.desk.periods.finding import period_of
from townbook.desk.periods.letters import silent, write_and_show
from townbook.desk.periods.opening import DueForm, OpeningForm
from townbook.plans.models import Period
from townbook.plans.permissions import may_collect_reports, may_publish_reports, may_watch_reports
from townbook.plans.selectors.open_periods import open_periods
from townbook.plans.selectors.plans import all_plans_of
from townbook.plans.services.ensure_periods import ensure_periods
from townbook.plans.services.open_period import open_period
from townbook.plans.services.publish_work import publish_work


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def period_list(request: HttpRequest, member: Member) -> HttpResponse:
    """The periods reports are or were collected for, and the form that opens another."""
    if not may_watch_reports(member.grants):
        raise Http404
    form = OpeningForm(
        request.POST if request.method == "POST" else None,
        city=member.city,
        plans=list(all_plans_of(city=member.city)),
        language=get_language() or member.city.language,
    )
    if request.method == "POST":
        if not may_collect_reports(member.grants):
            raise Http404
        opened = _opened(form, member) if form.is_valid() else None
        if opened is not None:
            if form.cleaned_data["write"]:
                return write_and_show(request, member, opened, silent(opened))
            return redirect("desk:period", member.city.slug, opened.pk)
    context = {
        "city": member.city,
        "form": form,
        "periods": open_periods(city=member.city),
        "may_open": may_collect_reports(member.grants),
    }
    return render(request, "desk/periods/list.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _opened(form: OpeningForm, member: Member) -> Period | None:
    """The period, open; ``None`` when something is wrong, which the form then says."""
    try:
        with transaction.atomic():
            said = form.period
            period = ensure_periods(plan=form.plan, periods=[said])[said]
            return open_period(
                period=period,
                due=form.cleaned_data["due"],
                message=form.cleaned_data["message"],
                actor=member.user,
            )
    except ValidationError as problem:
        form.add_error(None, problem)
        return None


@require_safe
@member_page
def period_board(request: HttpRequest, member: Member, period_pk: int) -> HttpResponse:
    """Who has answered and who has not, late ones first."""
    if not may_watch_reports(member.grants):
        raise Http404
    return _board(request, member, period_of(member, period_pk))


@require_POST
@member_page
def period_due(request: HttpRequest, member: Member, period_pk: int) -> HttpResponse:
    """Move the due day, or change the words to the bodies."""
    if not may_collect_reports(member.grants):
        raise Http404
    period = period_of(member, period_pk)
    form = DueForm(request.POST, city=member.city)
    if form.is_valid():
        try:
            open_period(period=period, actor=member.user, **form.cleaned_data)
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            return redirect("desk:period", member.city.slug, period.pk)
    return _board(request, member, period, form)


@require_POST
@member_page
def period_publish(request: HttpRequest, member: Member, period_pk: int) -> HttpResponse:
    """Make everything that is approved public, with one decision."""
    if not may_publish_reports(member.grants):
        raise Http404
    period = period_of(member, period_pk)
    try:
        published = publish_work(period=period, reports=None, actor=member.user)
    except ValidationError as problem:
        return _board(request, member, period, problem=problem)
    address = reverse("desk:period", args=[member.city.slug, period.pk])
    return redirect(f"{address}?published={len(published.reports)}")


def _board(
    request: HttpRequest,
    member: Member,
    period: Period,
    form: DueForm | None = None,
    problem: ValidationError | None = None,
) -> HttpResponse:
    context = {
        "city": member.city,
        "period": period,
        "board": board(period),
        "form": form or DueForm(initial={"due": period.due, "message": period.message}, city=member.city),
        "problem": problem.messages if problem else [],
        "published": _counted(request, "published"),
        "written": _counted(request, "written"),
        "failed": _counted(request, "failed"),
        "may_collect": may_collect_reports(member.grants),
        "may_publish": may_publish_reports(member.grants),
    }
    wrong = bool(problem or (form and form.errors))
    return render(request, "desk/periods/board.html", context, status=422 if wrong else 200)


def _counted(request: HttpRequest, name: str) -> int | None:
    """A count in the address, which the page before put there; ``None`` where there is none."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else None
