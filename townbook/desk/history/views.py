"""History: everything that was changed, what was done to one record, and the way back."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ObjectDoesNotExist, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from townbook.cities.models import Change
from townbook.cities.selectors.changes import AskedChanges, Within, changes_of, page_of_changes
from townbook.desk.history.asking import AskingForm
from townbook.desk.history.entries import differences, entries_of, record_address
from townbook.desk.history.files import as_csv
from townbook.desk.history.permissions import bodies_of_history, may_see_history, may_see_whole_history
from townbook.desk.history.records import page_of_record
from townbook.desk.history.restorers import restorer_of
from townbook.desk.history.restoring import CannotRestore, MovedOn, Restorer
from townbook.desk.history.wording import KINDS, kind_words
from townbook.desk.member_page import Member, member_page
from townbook.plans.models import Report

PAGE = 20
MOST_IN_A_FILE = 10_000
LONGEST_REASON = 2_000


@require_safe
@member_page
def history(request: HttpRequest, member: Member) -> HttpResponse:
    """What was changed in the city, newest first, as far as the reader sees it."""
    form = _form(request, member)
    found = _changes(member, form.asked)
    page = page_of_changes(
        changes=found, before=_key(request, "before"), after=_key(request, "after"), size=PAGE
    )
    kept = request.GET.copy()
    for name in ("before", "after", "language"):
        kept.pop(name, None)
    context = {
        "city": member.city,
        "form": form,
        "is_asked": form.asked != AskedChanges(),
        "page": page,
        "entries": entries_of(member.city, page.changes, _restorable(page.changes)),
        "query": kept.urlencode(),
    }
    return render(request, "desk/history.html", context)


@require_safe
@member_page
def history_file(request: HttpRequest, member: Member) -> HttpResponse:
    """The changes asked for as CSV, the newest first."""
    found = _changes(member, _form(request, member).asked)[:MOST_IN_A_FILE]
    response = HttpResponse(
        as_csv(member.city, entries_of(member.city, found, frozenset())),
        content_type="text/csv; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{member.city.slug}-history.csv"'
    return response


@require_safe
@member_page
def history_of_record(request: HttpRequest, member: Member, kind: str, record_id: int) -> HttpResponse:
    """Everything that was ever done to one record."""
    record = next((name for name in KINDS if slugify(name) == kind), kind.replace("-", " "))
    found = _changes(member, AskedChanges(record=record, record_id=record_id))
    page = page_of_changes(
        changes=found, before=_key(request, "before"), after=_key(request, "after"), size=PAGE
    )
    if not page.changes:
        raise Http404
    context = {
        "city": member.city,
        "kind": kind_words(record),
        "label": page.changes[0].label,
        "page": page,
        "entries": entries_of(member.city, page.changes, _restorable(page.changes)),
        "address": page_of_record(member.city, record, record_id),
        "restored": "restored" in request.GET,
    }
    return render(request, "desk/history_record.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def history_restore(request: HttpRequest, member: Member, change_pk: int) -> HttpResponse:
    """Look at what taking a change back would do, and do it with a reason."""
    change, restorer = _to_restore(member, change_pk)
    if request.method != "POST":
        return _confirm(request, member, change, restorer)
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        return _confirm(request, member, change, restorer, gettext("Say why: whoever looks later reads it."))
    try:
        restorer.restore(member, change, request.POST.get("mark", ""), reason)
    except MovedOn:
        sentence = gettext("Somebody changed it meanwhile. Below is what restoring would do now.")
        return _confirm(request, member, change, restorer, sentence)
    except CannotRestore as wrong:
        return _confirm(request, member, change, restorer, wrong.sentence)
    except ValidationError as wrong:
        return _confirm(request, member, change, restorer, " ".join(wrong.messages))
    return redirect(f"{record_address(member.city, change.record, change.record_id)}?restored")


def _to_restore(member: Member, change_pk: int) -> tuple[Change, Restorer]:
    """The change and how to take it back. 404 for another city's, and for what the person may not do."""
    change = _changes(member, AskedChanges()).filter(pk=change_pk).first()
    restorer = restorer_of(change) if change is not None else None
    try:
        if change is not None and restorer is not None and restorer.may(member, change):
            return change, restorer
    except ObjectDoesNotExist:
        pass
    raise Http404


def _confirm(
    request: HttpRequest, member: Member, change: Change, restorer: Restorer, wrong: str = ""
) -> HttpResponse:
    context: dict[str, Any] = {
        "city": member.city,
        "change": change,
        "kind": kind_words(change.record),
        "address": record_address(member.city, change.record, change.record_id),
        "reason": request.POST.get("reason", ""),
        "wrong": wrong,
    }
    try:
        preview = restorer.preview(change)
    except CannotRestore as cannot:
        context["cannot"] = cannot.sentence
    else:
        context["mark"] = preview.mark
        context["differences"] = [
            each
            for each in differences(member.city, preview.now, preview.then, {})
            if each.before != each.after
        ]
    return render(request, "desk/history_restore.html", context, status=422 if wrong else 200)


def _form(request: HttpRequest, member: Member) -> AskingForm:
    if not may_see_history(member.grants):
        raise Http404
    return AskingForm(request.GET, city=member.city, is_whole=may_see_whole_history(member.grants))


def _changes(member: Member, asked: AskedChanges) -> QuerySet[Change]:
    """What the member may see of what is asked for."""
    if may_see_whole_history(member.grants):
        return changes_of(city=member.city, asked=asked)
    bodies = bodies_of_history(member.grants)
    if not bodies:
        raise Http404
    reports = Report.objects.filter(bodies__in=bodies, item__plan__city=member.city).values("pk")
    return changes_of(city=member.city, asked=asked, within=Within("report", reports))


def _restorable(changes: tuple[Change, ...]) -> frozenset[int]:
    """Those a way back is shown for; whether the person may take it is asked at its page."""
    return frozenset(change.pk for change in changes if restorer_of(change))


def _key(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None
