"""What one body wrote for a period: read it, approve it, return it, write it, send its link."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from townbook.desk.answers.lines import answer_lines
from townbook.desk.letters.sending import write_now
from townbook.desk.member_page import Member, member_page
from townbook.desk.periods.finding import body_of, period_of
from townbook.desk.reporting.access import FormAccess
from townbook.desk.reporting.file_views import add_files, remove_file, show_file
from townbook.desk.reporting.sheet import form_sheet
from townbook.desk.reporting.views import check_form, save_entry, show_form, submit_form, take_back
from townbook.plans.enums import ReminderKind, ReportState
from townbook.plans.models import Report
from townbook.plans.permissions import (
    may_approve_report,
    may_collect_reports,
    may_read_report,
    may_write_report,
)
from townbook.plans.reporter import Reporter
from townbook.plans.selectors.reporting_links import links_of
from townbook.plans.services.issue_link import issue_link
from townbook.plans.services.reopen_reports import send_back_reports
from townbook.plans.services.report_steps import WrongStep, approve_reports
from townbook.plans.services.revoke_link import revoke_link

AnswersView = Callable[..., HttpResponseBase]
MemberView = Callable[..., HttpResponseBase]


def _access(member: Member, period_pk: int, body_key: str) -> FormAccess:
    period, body = period_of(member, period_pk), body_of(member, body_key)
    if not may_read_report(member.grants, body.pk):
        raise Http404
    address = reverse("desk:own-form", args=[member.city.slug, period.pk, body.key])
    return FormAccess(period, body, Reporter(actor=member.user), address, by_link=False)


@require_safe
@member_page
def body_answers(request: HttpRequest, member: Member, period_pk: int, body_key: str) -> HttpResponse:
    """The body's reports beside those before them, to be approved or returned."""
    return _answers(request, member, _access(member, period_pk, body_key))


@require_POST
@member_page
def body_decision(request: HttpRequest, member: Member, period_pk: int, body_key: str) -> HttpResponse:
    """Approve the reports that were ticked, or return them with a reason; all of them or none."""
    access = _access(member, period_pk, body_key)
    if not may_approve_report(member.grants, access.body.pk):
        raise Http404
    chosen = _chosen(request, access)
    try:
        if not chosen:
            return _answers(request, member, access, wrong="nothing chosen")
        if request.POST.get("decision") == "return":
            reason = request.POST.get("reason", "")[:2_000]
            send_back_reports(reports=chosen, reason=reason, reporter=access.reporter)
            write_now(request, access.period, [access.body], ReminderKind.RETURNED)
        else:
            waiting = [report for report in chosen if report.state == ReportState.SUBMITTED]
            approve_reports(reports=waiting or chosen, reporter=access.reporter)
    except WrongStep:
        return _answers(request, member, access, wrong="moved on")
    except ValidationError as problem:
        return _answers(request, member, access, wrong=" ".join(problem.messages))
    return redirect("desk:body-answers", member.city.slug, access.period.pk, access.body.key)


def _chosen(request: HttpRequest, access: FormAccess) -> list[Report]:
    """The reports ticked, as they were seen: one that was changed since is not among them."""
    ticked = set(request.POST.getlist("report"))
    reports = [entry.line.report for entry in form_sheet(access).entries if entry.line.report]
    return [report for report in reports if f"{report.pk}:{report.revision}" in ticked]


def _answers(
    request: HttpRequest, member: Member, access: FormAccess, wrong: str = "", token: str = ""
) -> HttpResponse:
    sheet = form_sheet(access)
    may_approve = may_approve_report(member.grants, access.body.pk)
    context = {
        "city": member.city,
        "access": access,
        "sheet": sheet,
        "lines": answer_lines(sheet, may_approve=may_approve, ticked=request.POST.getlist("report")),
        "wrong": wrong,
        "reason": request.POST.get("reason", ""),
        "links": links_of(period=access.period, body=access.body),
        "now": timezone.now(),
        "new_link": request.build_absolute_uri(reverse("reporting:form", args=[token])) if token else "",
        "may_approve": may_approve,
        "may_collect": may_collect_reports(member.grants),
        "may_write": may_write_report(member.grants, access.body.pk, ReportState.DRAFT),
    }
    return render(request, "desk/answers.html", context, status=422 if wrong else 200)


@require_POST
@member_page
def body_link(request: HttpRequest, member: Member, period_pk: int, body_key: str) -> HttpResponse:
    """Make a link for the body and show it, this once."""
    access = _access(member, period_pk, body_key)
    if not may_collect_reports(member.grants):
        raise Http404
    try:
        _link, token = issue_link(
            period=access.period,
            body=access.body,
            recipient=request.POST.get("recipient", "").strip(),
            actor=member.user,
        )
    except ValidationError as problem:
        return _answers(request, member, access, wrong=" ".join(problem.messages))
    return _answers(request, member, access, token=token)


@require_POST
@member_page
def body_link_revoke(
    request: HttpRequest, member: Member, period_pk: int, body_key: str, link_pk: int
) -> HttpResponse:
    """Take a link back."""
    access = _access(member, period_pk, body_key)
    if not may_collect_reports(member.grants):
        raise Http404
    link = next(
        (each for each in links_of(period=access.period, body=access.body) if each.pk == link_pk), None
    )
    if link is None:
        raise Http404
    revoke_link(link=link, actor=member.user)
    return redirect("desk:body-answers", member.city.slug, access.period.pk, access.body.key)


def own_form_page(view: AnswersView) -> MemberView:
    """A page of a body's form for a person with an account, who writes for it."""

    @wraps(view)
    @member_page
    def answer(
        request: HttpRequest, member: Member, period_pk: int, body_key: str, **address: object
    ) -> HttpResponseBase:
        access = _access(member, period_pk, body_key)
        if not may_write_report(member.grants, access.body.pk, ReportState.DRAFT):
            raise Http404
        return view(request, access, **address)

    return answer


@require_safe
@member_page
def body_file(
    request: HttpRequest, member: Member, period_pk: int, body_key: str, item_pk: int, file_pk: int
) -> HttpResponseBase:
    """A file of one of the body's reports, for those who read what it wrote."""
    return show_file(request, _access(member, period_pk, body_key), item_pk, file_pk)


own_form = require_safe(own_form_page(show_form))
own_save = require_POST(own_form_page(save_entry))
own_check = require_safe(own_form_page(check_form))
own_submit = require_POST(own_form_page(submit_form))
own_files = require_POST(own_form_page(add_files))
own_file = require_safe(own_form_page(show_file))
own_file_remove = require_POST(own_form_page(remove_file))
own_take_back = require_POST(own_form_page(take_back))
