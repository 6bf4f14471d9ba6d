"""History: everything that was changed, and what was done to one record."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from townbook.cities.selectors.changes import AskedChanges, page_of_changes
from townbook.desk.history.asking import AskingForm
from townbook.desk.history.entries import entries_of
from townbook.desk.history.files import as_csv
from townbook.desk.history.permissions import (
    bodies_of_history,
    may_see_history,
    may_see_whole_history,
)
from townbook.desk.history.records import RecordNow, record_now
from townbook.desk.history.visibility import visible_changes
from townbook.desk.history.wording import KINDS, kind_words
from townbook.desk.member_page import Member, member_page
from townbook.plans.models import Report

PAGE = 20
MOST_IN_A_FILE = 10_000


@require_safe
@member_page
def history(request: HttpRequest, member: Member) -> HttpResponse:
    """What was changed in the city, newest first, as far as the reader sees it."""
    form = _form(request, member)
    found = visible_changes(member, form.asked)
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
        "entries": entries_of(member.city, page.changes, member.grants),
        "query": kept.urlencode(),
    }
    return render(request, "desk/history.html", context)


@require_safe
@member_page
def history_file(request: HttpRequest, member: Member) -> HttpResponse:
    """The changes asked for as CSV, the newest first."""
    found = visible_changes(member, _form(request, member).asked)[:MOST_IN_A_FILE]
    response = HttpResponse(
        as_csv(member.city, entries_of(member.city, found.defer("way_back"), None)),
        content_type="text/csv; charset=utf-8",
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{member.city.slug}-history.csv"'
    return response


@require_safe
@member_page
def history_of_record(request: HttpRequest, member: Member, kind: str, record_id: int) -> HttpResponse:
    """Everything that was ever done to one record."""
    record = next((name for name in KINDS if slugify(name) == kind), kind.replace("-", " "))
    found = visible_changes(member, AskedChanges(record=record, record_id=record_id))
    page = page_of_changes(
        changes=found, before=_key(request, "before"), after=_key(request, "after"), size=PAGE
    )
    now = _now(member, record, record_id)
    if now is None and not page.changes:
        raise Http404
    context = {
        "city": member.city,
        "kind": kind_words(record),
        "label": page.changes[0].label if page.changes else now.label if now else "",
        "page": page,
        "entries": entries_of(member.city, page.changes, member.grants),
        "address": now.address if now else "",
        "is_gone": now is None or now.is_removed,
        "restored": "restored" in request.GET,
    }
    return render(request, "desk/history_record.html", context)


def _now(member: Member, record: str, record_id: int) -> RecordNow | None:
    """The record, if the reader may know that it is there: a body's people know of its reports alone, by
    their changes.
    """
    if may_see_whole_history(member.grants):
        return record_now(member, record, record_id)
    own = Report.objects.filter(pk=record_id, bodies__in=bodies_of_history(member.grants))
    return record_now(member, record, record_id) if record == "report" and own.exists() else None


def _form(request: HttpRequest, member: Member) -> AskingForm:
    if not may_see_history(member.grants):
        raise Http404
    return AskingForm(request.GET, city=member.city, is_whole=may_see_whole_history(member.grants))


def _key(request: HttpRequest, name: str) -> int | None:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None
