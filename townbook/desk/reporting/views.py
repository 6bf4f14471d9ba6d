"""A body's form: every item on one page, each saved by itself, then submitted together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from townbook.desk.reporting.access import FormAccess
from townbook.desk.reporting.forms import ReportForm
from townbook.desk.reporting.link_page import link_page
from townbook.desk.reporting.sheet import Entry, FormSheet, entry_of, entry_of_form, form_sheet, line_of_item
from townbook.plans.attachment_file import LARGEST
from townbook.plans.models import Item
from townbook.plans.selectors.report_work import Line
from townbook.plans.services.report_steps import WrongStep, submit_reports, take_back_reports
from townbook.plans.services.save_report import ReportConflict, ReportLocked, save_report

PART = "HTTP_X_TOWNBOOK_PART"
"""What the script of the page sends, so that it gets one entry instead of the whole page."""

SAVED = 200


def show_form(request: HttpRequest, access: FormAccess) -> HttpResponse:
    """The body's items with last period's words beside this period's fields."""
    sheet, saved = form_sheet(access), request.GET.get("saved")
    entries = tuple(
        replace(entry, is_saved=True) if str(entry.item.pk) == saved else entry for entry in sheet.entries
    )
    return _page(request, access, FormSheet(access, entries))


def save_entry(request: HttpRequest, access: FormAccess, item_pk: int) -> HttpResponse:
    """Keep what was written about one item; the answer is its entry, or the whole page at its place."""
    entry, status = kept_entry(request, access, item_of(access, item_pk))
    if status == SAVED and PART not in request.META:
        return redirect(f"{access.address}?saved={entry.item.pk}#item-{entry.item.pk}")
    return answer_entry(request, access, entry, status)


def kept_entry(request: HttpRequest, access: FormAccess, item: Item) -> tuple[Entry, int]:
    """Keep what was written about the item: its entry, and the status of the answer."""
    line = line_of_item(access, item)
    form = ReportForm(
        request.POST,
        language=access.language,
        calendar=access.city.calendar,
        known=line.report,
        auto_id=f"%s-{item.pk}",
    )
    confirmed = request.POST.getlist("figure")
    if not form.is_valid():
        return entry_of_form(access, line, form, confirmed), 422
    try:
        save_report(
            item=item,
            period=access.period,
            body=access.body,
            content=form.content(confirmed),
            seen=form.cleaned_data["seen"],
            reporter=access.reporter,
        )
    except ReportConflict as conflict:
        return _conflict(request, access, line_of_item(access, item), conflict, confirmed), 409
    except ReportLocked:
        form.add_error(None, _("This report is submitted. Take it back before you change it."))
        return entry_of_form(access, line, form, confirmed), 409
    except ValidationError as problem:
        form.add_error(None, problem)
        return entry_of_form(access, line, form, confirmed), 422
    return replace(entry_of(access, line_of_item(access, item)), is_saved=True), SAVED


def _conflict(
    request: HttpRequest, access: FormAccess, line: Line, conflict: ReportConflict, confirmed: Collection[str]
) -> Entry:
    """What was written stays in the fields; saving it again is the decision to put it over theirs."""
    theirs = conflict.report
    sent = request.POST.copy()
    sent["seen"] = str(theirs.revision if line.report and line.report.pk == theirs.pk and line.is_open else 0)
    form = ReportForm(
        sent,
        language=access.language,
        calendar=access.city.calendar,
        known=theirs,
        auto_id=f"%s-{line.item.pk}",
    )
    form.is_valid()
    return entry_of_form(access, line, form, confirmed, theirs)


def check_form(request: HttpRequest, access: FormAccess) -> HttpResponse:
    """What would be submitted, what may be wrong with it, and what is left."""
    context = {"access": access, "city": access.city, "sheet": form_sheet(access)}
    return render(request, "desk/reporting/check.html", context)


def submit_form(request: HttpRequest, access: FormAccess) -> HttpResponse:
    """Submit every report that says where its item stands, as it was shown on the page before."""
    chosen = set(request.POST.getlist("report"))
    ready = [entry for entry in form_sheet(access).ready if entry.line.report]
    reports = [
        entry.line.report
        for entry in ready
        if entry.line.report and f"{entry.line.report.pk}:{entry.line.report.revision}" in chosen
    ]
    if not chosen or len(reports) != len(chosen):
        return redirect(f"{access.address}check/?changed=1" if chosen else f"{access.address}check/")
    try:
        submit_reports(reports=reports, reporter=access.reporter)
    except WrongStep:
        return redirect(f"{access.address}check/?changed=1")
    return redirect(f"{access.address}?submitted={len(reports)}#sent")


def take_back(request: HttpRequest, access: FormAccess, item_pk: int) -> HttpResponse:
    """Write on: possible as long as nobody has looked at it."""
    line = line_of_item(access, item_of(access, item_pk))
    if line.report is not None and line.report.pk:
        try:
            take_back_reports(reports=[line.report], reporter=access.reporter)
        except WrongStep:
            return redirect(f"{access.address}?changed=1#item-{item_pk}")
    return redirect(f"{access.address}#item-{item_pk}")


def item_of(access: FormAccess, pk: int) -> Item:
    """The form's item. Raises :class:`~django.http.Http404` for any other."""
    try:
        return access.item(pk)
    except Item.DoesNotExist:
        raise Http404 from None


def answer_entry(request: HttpRequest, access: FormAccess, entry: Entry, status: int) -> HttpResponse:
    """The entry alone for the page's script; else the whole page with this entry in its place."""
    if PART in request.META:
        context = {"access": access, "entry": entry}
        return render(request, "desk/reporting/entry.html", context, status=status)
    sheet = form_sheet(access)
    entries = tuple(entry if each.item.pk == entry.item.pk else each for each in sheet.entries)
    return _page(request, access, FormSheet(access, entries), status)


def _page(request: HttpRequest, access: FormAccess, sheet: FormSheet, status: int = 200) -> HttpResponse:
    said = request.GET.get("submitted", "")
    context = {
        "access": access,
        "city": access.city,
        "sheet": sheet,
        "largest": LARGEST,
        "submitted": int(said) if said.isascii() and said.isdecimal() and len(said) < 5 else None,
        "changed": "changed" in request.GET,
    }
    return render(request, "desk/reporting/form.html", context, status=status)


link_form = require_safe(link_page(show_form))
link_save = require_POST(link_page(save_entry))
link_check = require_safe(link_page(check_form))
link_submit = require_POST(link_page(submit_form))
link_take_back = require_POST(link_page(take_back))
