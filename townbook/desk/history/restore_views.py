"""Taking a change back: look, say why, do it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from townbook.cities.models import Change
from townbook.cities.selectors.changes import AskedChanges
from townbook.desk.history.entries import differences, people_in, record_address
from townbook.desk.history.restorers import restorer_of
from townbook.desk.history.restoring import CannotRestore, MovedOn, Restorer
from townbook.desk.history.visibility import visible_changes
from townbook.desk.history.wording import kind_words
from townbook.desk.member_page import Member, member_page

LONGEST_REASON = 2_000


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def history_restore(request: HttpRequest, member: Member, change_pk: int) -> HttpResponse:
    """Look at what taking a change back would do, and do it with a reason."""
    change = visible_changes(member, AskedChanges()).filter(pk=change_pk).first()
    restorer = restorer_of(change) if change is not None else None
    try:
        if change is None or restorer is None or not _may(member, change, restorer):
            raise Http404
        wrong = _restored(request, member, change, restorer) if request.method == "POST" else ""
        if wrong is None:
            return redirect(_address_of_newest(member))
        return _confirm(request, member, change, restorer, wrong)
    except ObjectDoesNotExist:  # The record is gone, or what it was part of.
        raise Http404 from None


def _may(member: Member, change: Change, restorer: Restorer) -> bool:
    return restorer.may(member.grants) and restorer.may_this(member, change)


def _address_of_newest(member: Member) -> str:
    """The history of the record the person has just changed: a role that is given again is a new record."""
    newest = Change.objects.filter(city=member.city, actor=member.user).latest("id")
    return record_address(member.city, newest.record, newest.record_id) + "?restored"


def _restored(request: HttpRequest, member: Member, change: Change, restorer: Restorer) -> str | None:
    """Do it; a sentence says what is wrong, ``None`` that it is done."""
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if not reason:
        return gettext("Say why: whoever looks later reads it.")
    try:
        restorer.restore(member, change, request.POST.get("mark", ""), reason)
    except MovedOn:
        return gettext("Somebody changed it meanwhile. Below is what restoring would do now.")
    except CannotRestore as wrong:
        return wrong.sentence
    except ValidationError as wrong:
        return " ".join(wrong.messages)
    return None


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
    except ValidationError as cannot:
        context["cannot"] = " ".join(cannot.messages)
    else:
        context["mark"] = preview.mark
        context["told"] = preview.told
        people = people_in((preview.now, preview.then))
        context["differences"] = [
            each
            for each in differences(member.city, preview.now, preview.then, people)
            if each.before != each.after
        ]
    return render(request, "desk/history_restore.html", context, status=422 if wrong else 200)
